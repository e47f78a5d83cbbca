export PROJECT_ID=<YOUR_PROJECT>
export REGION="{{ region }}"
export BUCKET_NAME=your-bucket-name
export API_HOST=CHANGEME
