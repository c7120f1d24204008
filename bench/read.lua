-- One change of many, whole.
local last = tonumber(os.getenv("SLUICE_LAST"))
wrk.headers["Authorization"] = "Bearer " .. os.getenv("SLUICE_TOKEN")

local count = 0
request = function()
  count = count + 1
  return wrk.format("GET", "/api/v1/changes/CHG-" .. (1 + count % last))
end
