FLAGS=""
for flag in --mixed-precision --resume --no-cache; do
  FLAGS="${FLAGS:+$FLAGS }$flag"
done
export FLAGS
