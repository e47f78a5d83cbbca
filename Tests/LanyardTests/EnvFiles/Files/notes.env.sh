# lanyard: DATASET is bucket-name
# lanyard: ignore unused-helper
export DATASET=speech-raw-data
helper=1
export OTHER=2   # trailing remark with 'quotes' and $dollars
