-- One household at the income line of WIC, again and again. Each answer must be that of the version of the rules that it names.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"asOf": "2026-11-22", "household": {"state": "NC", "receives": [], "people": [{"id": "a", "relation": "self", "age": 30,'
  .. ' "pregnant": true, "babiesExpected": 1, "receives": [], "incomes": [{"type": "wages", "amount": 3338, "frequency": "monthly"}]}]}}'

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  pairs_seen = ""
  wrong = 0
end

function response(status, headers, body)
  if status ~= 200 then
    wrong = wrong + 1
    return
  end
  local seen = string.match(body, '"version":"(%w+)"') .. "=" .. string.match(body, '"outcome":"([A-Z_]+)"')
  if not string.find(pairs_seen, seen, 1, true) then
    pairs_seen = pairs_seen .. seen .. " "
  end
end

function done(summary, latency, requests)
  local seen = {}
  local failed = 0
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("wrong")
    for each in string.gmatch(thread:get("pairs_seen"), "%S+") do
      seen[each] = true
    end
  end
  local list = {}
  for each in pairs(seen) do
    table.insert(list, each)
  end
  table.sort(list)
  local errors = summary.errors
  print(string.format("requests=%d not-200=%d socket-errors=%d timeouts=%d a-second=%.0f p99-ms=%.1f", summary.requests, failed,
    errors.connect + errors.read + errors.write, errors.timeout, summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000))
  print("answers=" .. table.concat(list, ","))
end
