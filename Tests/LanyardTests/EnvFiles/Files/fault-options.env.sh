#!/usr/bin/env bash
set -euo pipefail
export PROJECT_ID=ml-sandbox-7
cd /tmp
export WHERE=$PWD
