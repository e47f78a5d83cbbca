export PATH="/opt/sdk/bin::$PATH"
export PYTHONPATH=src:
