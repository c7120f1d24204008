-- Asks for as many changes as SLUICE_CHANGES says, one after the other; says the first one's and the last one's number.
local wanted = tonumber(os.getenv("SLUICE_CHANGES"))
local body = '{"process": "normal", "title": "To be commented on", "services": ["core-network"]}'
wrk.headers["Authorization"] = "Bearer " .. os.getenv("SLUICE_TOKEN")
wrk.headers["Content-Type"] = "application/json"

request = function() return wrk.format("POST", "/api/v1/changes", nil, body) end

local count = 0
response = function(status, headers, answer)
  count = count + 1
  local id = answer:match('"id":"(CHG%-%d+)"')
  if count == 1 then print("first " .. id) end
  if count == wanted then
    print("last " .. id)
    wrk.thread:stop()
  end
end
