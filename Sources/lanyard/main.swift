import LanyardCommands

runLanyard()
