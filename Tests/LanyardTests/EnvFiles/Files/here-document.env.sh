read -r -d '' TRAIN_CONFIG <<'JSON'
{"epochs": 3, "lr": 1e-4}
JSON
export TRAIN_CONFIG
export BANNER="$(cat <<EOF
project ${PROJECT:-none}
EOF
)"
