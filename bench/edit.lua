-- A durable command that the rules decide on: the title of one change, altered each time.
local change = os.getenv("SLUICE_CHANGE")
wrk.headers["Authorization"] = "Bearer " .. os.getenv("SLUICE_TOKEN")
wrk.headers["Content-Type"] = "application/json"

local count = 0
request = function()
  count = count + 1
  return wrk.format("PATCH", "/api/v1/changes/" .. change, nil, '{"title": "Core switch firmware 10.' .. count .. '"}')
end
