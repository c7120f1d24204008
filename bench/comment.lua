-- A durable command with authentication: a comment, each on the next of many changes.
local first, last = tonumber(os.getenv("SLUICE_FIRST")), tonumber(os.getenv("SLUICE_LAST"))
wrk.headers["Authorization"] = "Bearer " .. os.getenv("SLUICE_TOKEN")
wrk.headers["Content-Type"] = "application/json"

local threads = 0
setup = function(thread)
  thread:set("offset", threads)
  threads = threads + 1
end

local count = 0
request = function()
  count = count + 1
  local change = first + (count * 2 + offset) % (last - first + 1)
  return wrk.format("POST", "/api/v1/changes/CHG-" .. change .. "/comments", nil, '{"text": "Seen, thank you."}')
end
