-- One change of many, whole: those that were made for the bench.
local first, last = tonumber(os.getenv("SLUICE_FIRST")), tonumber(os.getenv("SLUICE_LAST"))
wrk.headers["Authorization"] = "Bearer " .. os.getenv("SLUICE_TOKEN")

local count = 0
request = function()
  count = count + 1
  return wrk.format("GET", "/api/v1/changes/CHG-" .. (first + count % (last - first + 1)))
end
