export PROJECT_ID = ml-sandbox-7
REGION =us-central1
ZONE= us-central1-a
