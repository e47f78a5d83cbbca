# some exported, some not
export PROJECT_ID="speech-lab-42"
ZONE='europe-west4-a'
export MACHINE_TYPE=n1-standard-8
ACCELERATOR_COUNT=2
export ACCELERATOR_TYPE="NVIDIA_TESLA_T4"
