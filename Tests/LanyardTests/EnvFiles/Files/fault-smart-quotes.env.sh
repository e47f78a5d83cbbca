export PROJECT_ID=“ml-sandbox-7”
export GREETING=“hello world”
