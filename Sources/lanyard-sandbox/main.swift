import LanyardSandbox

runSandbox()
