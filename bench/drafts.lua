-- Asks for as many changes as SLUICE_CHANGES says, one after the other; says the first one's and the last one's number.
local wanted = tonumber(os.getenv("SLUICE_CHANGES"))
-- Filled in as a change is when it is about to be submitted.
local body = [[{"process": "normal", "title": "Core switch firmware 10.12", "services": ["core-network"],
  "description": "Both core switches, one after the other.", "reason": "10.11 forgets its neighbours after 400 days.",
  "expected_results": ["Both switches say 10.12", "No packet is lost for more than a second"],
  "impact": "high", "urgency": "medium", "verifiers": ["elena.petrova"], "tags": ["network"],
  "planned_start": {"local": "2037-01-10T22:00", "zone": "Europe/Berlin"},
  "planned_end": {"local": "2037-01-11T00:00", "zone": "Europe/Berlin"},
  "deployment_plan": "Standby first, swap, the other one.", "backout_plan": "Boot the image before: 4 minutes each.",
  "test_plan": "Ping from four sites while they swap.", "communication_plan": "A note to the service desk."}]]
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
