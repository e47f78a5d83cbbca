export LABELS='{"team": "speech", "env": "'"${STAGE:-dev}"'"}'
export QUERY="SELECT name FROM \`ds.table\` WHERE x = 'y'"
export PROMPT_TEXT=$'line one\nline "two"\ttab'
