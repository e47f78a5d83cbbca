export TRAIN_ARGS="--epochs 3 \
--batch 16"
export GREETING=hello\
-world
export A=1 \
       B=2 \
       C=3
