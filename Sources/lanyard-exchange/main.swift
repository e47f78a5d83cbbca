import LanyardExchange

runExchange()
