# outflow가 하는 말, 한국어. 규칙이 하는 말은 규칙 파일에 있습니다.

# 자료의 종류
class-public = 공개 자료
class-telemetry = 사용 기록
class-internal = 내부 자료
class-behavior = 구매·이용 정보
class-source-code = 소스 코드
class-conversation = 대화 내용
class-confidential = 기밀
class-pii-contact = 이름·연락처
class-payment = 결제정보
class-sensitive = 민감정보
class-unique-id = 고유식별정보
class-secret = 비밀번호·키
class-pii-contact-name = 이름
class-pii-contact-email = 이메일
class-pii-contact-phone = 전화번호
class-pii-contact-address = 주소
class-payment-card = 카드번호
class-payment-account = 계좌번호
class-unique-id-rrn = 주민등록번호
class-sensitive-health = 건강정보

# 낱말
severity-critical = 심각
severity-high = 높음
severity-medium = 보통
severity-low = 낮음
status-violation = 위반
status-unknown = 물어볼 것
status-accepted = 받아들인 위험
kind-input = 입력
kind-processor = 처리
kind-store = 저장
kind-channel = 내보냄
form-raw = 그대로
form-pseudonymised = 가명
answer-yes = 예
answer-no = 아니요
answer-unknown = 모름
section-map = 지도 맨 위
section-profile = profile
section-zone = 구역(zones)
section-class = 자료 종류(classes)
section-input = 입력(inputs)
section-processor = 처리(processors)
section-store = 저장(stores)
section-channel = 내보냄(channels)
section-flow = 흐름(flows)
section-policy = policy
section-accept = accept
section-attest = attest

# 파일이 잘못된 곳
fault-too-large = 파일이 너무 큽니다. { $limit } MiB까지 읽습니다
fault-not-utf8 = UTF-8 글자가 아닙니다. 편집기에서 「UTF-8」로 다시 저장하세요
fault-not-text = 글자 파일이 아닙니다
fault-empty = 파일이 비어 있습니다. inputs, stores, channels, flows부터 적어 보세요
fault-syntax = YAML 문법이 맞지 않습니다: { $reason }
fault-tab = 들여쓰기에 탭이 있습니다. 탭 대신 빈칸을 쓰세요
fault-too-deep = 너무 깊이 들어갔습니다. { $limit }단계까지 읽습니다
fault-too-many = 값이 너무 많습니다. { $limit }개까지 읽습니다
fault-too-many-classes = 자료 종류와 요소를 곱한 수가 너무 많아 따라갈 수 없습니다
fault-unknown-alias = *{ $name }: 같은 이름의 &{ $name }이(가) 앞에 없습니다
fault-alias-of-itself = 자기 자신을 담은 별칭입니다
fault-second-document = 지도는 파일 하나에 하나입니다. 두 번째 --- 아래는 읽지 않습니다
fault-not-a-map = 지도로 읽을 수 없습니다. 「inputs:」처럼 「이름: 값」이 와야 합니다
fault-version = outflow: { $found }은(는) 모르는 형식입니다. 지금은 1뿐입니다
fault-unknown-key = { JOSA($key, "이라는/라는") } 항목은 없습니다
fault-wrong-place = { JOSA($key, "은/는") } { $here }에 쓰는 항목이 아닙니다. 쓰는 곳: { $there }
fault-duplicate-key = { JOSA($key, "이/가") } 두 번 적혀 있습니다
fault-duplicate-id = { JOSA($id, "이라는/라는") } 이름이 두 번 쓰였습니다
fault-bad-id = 「{ $id }」: 이름에는 글자, 숫자, - _ . 만 쓸 수 있습니다
fault-bad-key = 항목 이름은 낱말 하나여야 합니다
fault-not-a-mapping = 여기는 「항목: 값」이 와야 합니다
fault-not-a-list = 여기는 목록이 와야 합니다. 줄마다 앞에 「- 」를 붙이세요
fault-not-a-word = 여기는 낱말이나 글이 와야 합니다
fault-bad-word = 「{ $found }」은(는) 여기에 쓸 수 없는 값입니다
fault-bad-date = 「{ $found }」은(는) 날짜가 아닙니다. 2026-11-20처럼 적으세요
fault-bad-rank = 「{ $found }」: rank는 0(공개)부터 5(가장 민감)까지입니다
fault-bad-retention = 「{ $found }」은(는) 보관 기간이 아닙니다. none, session, 30d, 12w, 6mo, 5y, until-deleted, unbounded, unknown 가운데 하나로 적으세요
fault-unknown-element = { JOSA($id, "이라는/라는") } 요소는 없습니다
fault-unknown-zone = { JOSA($id, "이라는/라는") } 구역은 없습니다
fault-unknown-class = { JOSA($id, "이라는/라는") } 자료 종류는 없습니다
fault-unknown-rule = { JOSA($id, "이라는/라는") } 규칙은 없습니다
fault-unknown-place = 「{ $place }」에 맞는 요소도 흐름도 없습니다
fault-zone-cycle = { $id } 구역이 자기 자신 안에 들어 있습니다
fault-class-cycle = { $id } 종류가 자기 자신의 한 종류로 되어 있습니다
fault-class-without-rank = { JOSA($id, "은/는") } 얼마나 민감한지 알 수 없습니다. rank: 0–5나 is: (어떤 종류의 하나)를 적으세요
fault-two-parents = { JOSA($id, "은/는") } 이름으로 이미 { $parent }의 한 종류입니다
fault-bad-arrow = 흐름은 「보내는 곳 -> 받는 곳」처럼 적습니다
fault-missing = { JOSA($key, "이/가") } 빠졌습니다
help-nearest = 혹시 「{ $word }」인가요?
help-one-of = 쓸 수 있는 것: { $words }

# 고치는 법
fix-set = { $key }: { $value }
fix-write = { $words }
fix-except = { $from }에서 { JOSA($to, "으로/로") } 갈 때 { JOSA($classes, "을/를") } 빼기 (except)

# 보고
note-path = 지나온 길: { $path }
note-why = { $why }
note-related = 관련: { $related } (준수한다는 뜻은 아닙니다)
note-fix = 고치려면: { $fix }
note-say = 그렇다면 이렇게 적으세요: { $fix }
note-first = 처음 나온 곳
note-skipped = … 지나온 { $count }곳 …
report-accepted = 받아들인 위험 { $count }건
report-more = 그 밖에 { $count }건이 더 있습니다. 모두 보려면 --format json
report-clean = 새는 곳이 없습니다
report-questions-only = 알려진 위반은 없습니다. 아직 모르는 것이 있습니다
report-summary = { $path }: 요소 { $elements } · 흐름 { $flows } · 위반 { $violations } · 물어볼 것 { $unknown } · 받아들인 위험 { $accepted } · 아는 사실 { $known }%
report-errors = { $path }: 고칠 곳 { $count }
report-total = 모두 { $files }개 지도: 심각 { $critical } · 높음 { $high } · 보통 { $medium } · 낮음 { $low } · 물어볼 것 { $unknown } · 받아들인 위험 { $accepted }
report-sample = 이 폴더에 지도가 없어서 내장된 예시를 보여 드립니다
word-error = 오류

# 명령줄
cli-no-maps = { $path }: 지도가 없습니다 (「outflow:」로 시작하는 YAML 파일)
cli-cannot-read = { JOSA($path, "을/를") } 읽을 수 없습니다: { $reason }
cli-missing = { JOSA($path, "이라는/라는") } 파일이 없습니다
cli-not-a-file = { JOSA($path, "은/는") } 보통 파일이 아닙니다
cli-twice-stdin = 표준 입력(-)은 한 번만 읽을 수 있습니다
cli-too-large = { JOSA($path, "은/는") } 너무 큽니다. { $limit } MiB까지 읽습니다
