-- A static 200: what the server can do at most.
request = function() return wrk.format("GET", "/healthz") end
