-- The first 50 of a filtered, sorted list.
wrk.headers["Authorization"] = "Bearer " .. os.getenv("SLUICE_TOKEN")
request = function() return wrk.format("GET", "/api/v1/changes?state=open&sort=-updated&limit=50") end
