package func runLanyard() {}
