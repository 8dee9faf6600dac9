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
method-hash = 해시(hash)
method-mask = 별표(mask)
answer-yes = 예
answer-no = 아니요
answer-unknown = 모름
under-input = 입력(inputs:)
under-processor = 처리(processors:)
under-store = 저장(stores:)
under-channel = 내보냄(channels:)
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
section-tuning = 내장 규칙(policy: rules)
section-own-rule = 직접 쓴 규칙(policy: rules)
section-when = when
section-end = when의 from·to
section-element-facts = 요소의 facts
section-flow-facts = 흐름의 facts(from·to가 있을 때)
section-over = retention
section-then = then
section-message = message

# 파일이 잘못된 곳
fault-too-large = 파일이 너무 큽니다. { $limit } MiB까지 읽습니다
fault-no-file = 그런 파일이 없습니다
fault-not-a-file = 보통 파일이 아닙니다
fault-unreadable = 읽을 수 없습니다: { $reason }
fault-not-utf8 = UTF-8 글자가 아닙니다. 편집기에서 「UTF-8」로 다시 저장하세요
fault-not-text = 글자 파일이 아닙니다
fault-empty = 파일이 비어 있습니다. inputs, stores, channels, flows부터 적어 보세요
fault-syntax = YAML 문법이 맞지 않습니다: { $reason }
fault-brackets = 괄호 {"{"} {"}"} 나 [ ] 가 닫히지 않았거나 사이에 쉼표가 빠졌습니다
fault-quotes = 따옴표가 닫히지 않았거나, 닫은 뒤에 다른 글이 있습니다
fault-colon = 여기는 「이름: 값」이 되지 않습니다. 콜론 뒤에 빈칸을 두고, 값에 콜론이 있으면 따옴표로 감싸세요
fault-indent = 줄의 들여쓰기가 위아래와 맞지 않습니다
fault-tab = 들여쓰기에 탭이 있습니다. 탭 대신 빈칸을 쓰세요
fault-too-deep = 너무 깊이 들어갔습니다. { $limit }단계까지 읽습니다
fault-too-many = 값이 너무 많습니다. { $limit }개까지 읽습니다
fault-too-many-classes = 자료 종류와 요소를 곱한 수가 너무 많아 따라갈 수 없습니다
fault-unknown-alias = *{ $name }: 앞에 &{ JOSA($name, "이/가") } 없습니다
fault-alias-of-itself = 자기 자신을 담은 별칭입니다
fault-second-document = 지도는 파일 하나에 하나입니다. 두 번째 --- 아래는 읽지 않습니다
fault-not-a-map = 지도로 읽을 수 없습니다. 「inputs:」처럼 「이름: 값」이 와야 합니다
fault-version = outflow: { JOSA($found, "은/는") } 모르는 형식입니다. 지금은 1뿐입니다
fault-unknown-key = 「{ $key }」 항목은 없습니다
fault-wrong-place = { JOSA($key, "은/는") } { $here }에 쓰는 항목이 아닙니다. 쓰는 곳: { $there }
fault-duplicate-key = { JOSA($key, "이/가") } 두 번 적혀 있습니다
fault-duplicate-id = 「{ $id }」 이름이 두 번 쓰였습니다
fault-bad-id = 「{ $id }」: 이름에는 글자, 숫자, - _ . 만 쓸 수 있습니다
fault-bad-key = 항목 이름은 낱말 하나여야 합니다
fault-not-a-mapping = 여기는 「항목: 값」이 와야 합니다
fault-not-a-list = 여기는 목록이 와야 합니다. 줄마다 앞에 「- 」를 붙이세요
fault-not-a-word = 여기는 낱말이나 글이 와야 합니다
fault-bad-word = 「{ $found }」{ PARTICLE($found, "은/는") } 여기에 쓸 수 없는 값입니다
fault-bad-date = 「{ $found }」{ PARTICLE($found, "은/는") } 날짜가 아닙니다. 2026-11-20처럼 적으세요
fault-bad-color = 「{ $found }」{ PARTICLE($found, "은/는") } 색이 아닙니다. 색 이름, 0부터 255까지의 번호, 따옴표로 감싼 "#rrggbb", none 가운데 하나로 적으세요
fault-theme-taken = 「{ $name }」 테마는 이미 있습니다. 파일에 다른 이름을 붙이세요
fault-bad-rank = 「{ $found }」: rank는 0(공개)부터 5(가장 민감)까지입니다
fault-bad-retention = 「{ $found }」{ PARTICLE($found, "은/는") } 보관 기간이 아닙니다. none, session, 30d, 12w, 6mo, 5y, until-deleted, unbounded, unknown 가운데 하나로 적으세요
fault-unknown-element = 「{ $id }」 요소는 없습니다
fault-unknown-zone = 「{ $id }」 구역은 없습니다
fault-unknown-class = 「{ $id }」 자료 종류는 없습니다
fault-unknown-rule = 「{ $id }」 규칙은 없습니다
fault-unknown-entry = 카탈로그에 { $id } 항목이 없습니다: outflow catalog 명령이 목록을 보여 주고, catalog:에 직접 적을 수도 있습니다
fault-entry-section = { JOSA($id, "은/는") } { $here }에 쓸 수 없습니다. { $there }에 적으세요
fault-entry-taken = 카탈로그에 { $id } 항목이 이미 있습니다. 다른 이름을 붙이세요. 직접 적은 항목은 빼고 읽었습니다
fault-catalog-file = { $file }: { $said }. 이 카탈로그 파일은 빼고 읽었습니다
fault-unknown-place = 「{ $place }」에 맞는 요소도 흐름도 없습니다
fault-zone-cycle = { $id } 구역이 자기 자신 안에 들어 있습니다
fault-class-cycle = { $id } 종류가 자기 자신의 한 종류로 되어 있습니다
fault-class-without-rank = { JOSA($id, "은/는") } 얼마나 민감한지 알 수 없습니다. rank: 0–5나 is: (어떤 종류의 하나)를 적으세요
fault-two-parents = { JOSA($id, "은/는") } 이름으로 이미 { $parent }의 한 종류입니다
fault-bad-arrow = 흐름은 「보내는 곳 -> 받는 곳」처럼 적습니다
fault-no-condition = 조건이 없습니다. 무엇에 대한 규칙인지 적으세요
fault-missing = { JOSA($key, "이/가") } 빠졌습니다
help-nearest = 혹시 「{ $word }」인가요?
help-one-of = 쓸 수 있는 것: { $words }

# 지도가 직접 쓴 규칙
own-rule = { $place }: { $said }
own-rule-ask = { $place }: 「{ $facts }」인가요? 아무도 적지 않았습니다. { $said }
own-rule-why = 이 지도에 직접 쓴 규칙입니다 (policy, rules, { $line }행)

# 고치는 법
fix-set = { $key }: { $value }
fix-write = { $words }
fix-variable = 환경 변수 { $name }: "{ $value }" 정하기 (profile.env)
fix-setting = Claude Code 설정 { $name }: { $value } 정하기 (profile.settings)
fix-if-so = 사실이면 이렇게 적으세요:
fix-once-so = 그렇게 한 뒤에 이렇게 적으세요:
fix-except = { $from }에서 { JOSA($to, "으로/로") } 갈 때 { JOSA($classes, "을/를") } 빼기 (except)

# 보고
note-path = 지나온 길: { $path }
note-why = { $why }
note-related = 관련: { $related } (준수한다는 뜻은 아닙니다)
note-fix = 고치려면: { $fix }
note-say = 답을 지도에 적으세요. 예: { $fix }
note-first = 처음 나온 곳
note-skipped = … 지나온 { $count }곳 …
law-safety = 안전성 확보조치
report-accepted = 받아들인 위험 { $count }건
report-off = 이 지도가 끈 규칙 { $count }개
report-more = 그 밖에 { $count }건이 더 있습니다. 모두 보려면 --format json
report-clean = 새는 곳이 없습니다
report-accepted-only = 받아들인 위험 말고는 새는 곳이 없습니다
report-questions-only = 알려진 위반은 없습니다. 아직 모르는 것이 있습니다
report-summary = { $path }: 요소 { $elements } · 흐름 { $flows } · 위반 { $violations } · 물어볼 것 { $unknown } · 받아들인 위험 { $accepted } · { $facts }
facts-known = 아는 사실 { $known }%
facts-no-flow = 아직 그린 흐름 없음
facts-none = 물어볼 사실 없음
report-errors = { $path }: 고칠 곳 { $count }
report-total = 지도 { $files }개 합계: 심각 { $critical } · 높음 { $high } · 보통 { $medium } · 낮음 { $low } · 물어볼 것 { $unknown } · 받아들인 위험 { $accepted }
report-sample = 이 폴더에 지도가 없어서 내장된 예시를 보여 드립니다
word-error = 오류

# 만약에
whatif-mistake = 만약 { $said }: { $trouble }
whatif-form = 바꿀 것은 「무엇=값」이나 「무엇:자리=값」으로 적습니다. 예: provider=bedrock, tls:a->b=yes
whatif-no-place = 어디인지 적으세요: { $key }:자리=값
whatif-no-names = { $key }에는 값이 하나만 있습니다. 이름은 env, settings, redact에만 붙습니다 (env.이름=값)
whatif-fixed = { JOSA($key, "은/는") } 흐름의 신원이라서 여기서 바꿀 수 없습니다
whatif-title = { $path }: 만약 { $changes }
whatif-same = 열리거나 닫히는 것이 없습니다.
whatif-kept = 오늘과 같은 것: { $count }
whatif-lines = 그대로 하려면 { $path }에서 바꿀 곳:
whatif-line = { $line }행
whatif-written = 파일에 이미 그렇게 적혀 있습니다.
whatif-by-hand = { $line }행, 직접 고치기: { $words }
whatif-by-hand-new = profile 아래에 직접 적기: { $words }
whatif-by-hand-implied = 직접 적기, { JOSA($name, "을/를") } 지도에 적고 그 안에: { $words }
whatif-dropped = 뺐습니다: { $what }
whatif-dropped-same = 파일에 적었습니다: { $said }
whatif-kept-all = 파일에 적었습니다 — { $key }: 되돌리기
whatif-kept-outside = “만약에”로 본 것이 이제 파일에 적혀 있습니다
whatif-put-away = “만약에”를 치웠습니다 — { $key }: 다시 보기
scenario-today = 오늘
scenario-said = { $said }
scenario-provider = { $provider }
scenario-provider-zdr = { $provider }, ZDR
compare-difference = 오늘과 견주어
compare-legend = + 그때만 있음   − 오늘만 있음   ~ 둘 다 있지만 달라짐
compare-zdr = ZDR: 받은 자료를 보관하지 않음(zero data retention)

# 명령줄
cli-no-maps = { $path }: 지도가 없습니다 (「outflow:」로 시작하는 YAML 파일)
cli-cannot-read = { JOSA($path, "을/를") } 읽을 수 없습니다: { $reason }
cli-not-allowed = { JOSA($path, "을/를") } 읽을 권한이 없습니다. 파일의 주인에게 물어보거나, 읽을 수 있는 곳으로 복사하세요
cli-missing = { $path }: 그런 파일이 없습니다
cli-not-a-file = { JOSA($path, "은/는") } 보통 파일이 아닙니다
cli-twice-stdin = 표준 입력(-)은 한 번만 읽을 수 있습니다
cli-too-large = { JOSA($path, "은/는") } 너무 큽니다. { $limit } MiB까지 읽습니다

cli-rules = 규칙 { $count }개. outflow explain RULE로 하나씩 자세히 볼 수 있습니다.

# 규칙 설명
explain-severity = 기본 심각도: { $severity }
explain-when = 이럴 때
explain-why = 왜
explain-fails = 걸리는 지도
explain-mended = 고친 지도

# 화면
pane-map = 지도
pane-findings = 찾은 것
pane-inspector = 살펴보기
pane-flow = 흐름
pane-what-if = 만약에
pane-supposed = { $title } (만약)
view-what-if = 만약: { $said }
view-live = ● 실시간 { $time }
view-broken = ✗ 고칠 곳 있음 { $time }
view-sample = 내장 예시
view-sample-hint = 이 폴더에 지도가 없어 예시를 열었습니다
view-facts = 아는 사실 { $known }%
view-unknown = 질문
view-accepted = 수용
view-choose = 어느 지도를 열까요?
view-too-small = 화면이 조금 작습니다. 가로 60칸, 세로 16줄 이상으로 해 주세요. ({ $quit } 나가기)
pane-maps = 지도
maps-live = ● 실시간
maps-file = 파일
maps-title = 제목
maps-size = 요소/흐름
maps-known = 아는 사실
maps-saved = 저장
maps-all = 합계 { $count }개
maps-what = 파일 이름, 제목, 초성(ㅁㅊ)
maps-none-found = 맞는 지도가 없습니다. Esc를 누르면 모두 다시 보입니다.
maps-looking = 폴더를 살펴보고 있습니다…
maps-none = 이 폴더({ $folder })에는 지금 지도가 없습니다. 「outflow: 1」로 시작하는 YAML 파일을 저장하면 바로 여기에 나타납니다. outflow new로 만들 수도 있습니다.
maps-no-folder = 폴더({ $folder })를 찾을 수 없습니다. 다시 생기면 바로 여기에 지도를 보여 드립니다.
maps-begun = w 저장하지 않은 만약에가 남아 있습니다. 지도를 열면 이어집니다.
key-maps = 이 폴더의 지도 목록으로
hint-maps = 지도 목록
view-nothing = 아직 그릴 것이 없습니다. inputs, stores, channels와 flows를 적고 저장하면 여기에 나타납니다.
view-last-good = 아래는 마지막으로 제대로 읽힌 지도입니다.
view-waiting = 파일을 기다리는 중
view-gone = ✗ 파일 없음 { $time }
view-mistakes = 고칠 곳 { $count }
view-more = 그 밖에 { $count }곳
view-changed = 저장됨: 찾은 것 +{ $more }, −{ $fewer }
view-same = 저장됨: 찾은 것은 그대로
help-title = 도움말
about-title = 이 지도에 대하여
about-profile = Claude를 쓰는 방식 (profile)
about-catalog = 지도에 없는 서비스마다의 사실은 내장 카탈로그에서 가져옵니다. 지도에 적은 것이 먼저입니다.
about-catalog-day = 이 지도의 서비스에 대한 사실을 가장 최근에 확인한 날: { $day }
about-policy = 자료마다 필요한 것 (policy)
about-built-in = 적지 않은 것: 등급 2부터 암호화 전송·3년까지 보관, 등급 3부터 내보내기 전 가림·1년까지 보관
about-accepted = 받아들인 위험 (accept)
about-attested = 확인한 일 (attest)
key-select = 고르기
key-follow = 길 따라가기
key-pane = 칸 옮기기
key-pane-back = 앞 칸으로
key-enter = 자세히
key-open = 열기
key-back = 뒤로
hint-all = 모두 보기
key-close = 닫기
key-scroll = 넘기기
key-show = 지도에서 보기
key-hop = 다음 흐름 (지도에서)
hint-hop = 다음 흐름
key-pan = 지도 옮기기
key-page = 반 화면씩
key-ends = 처음·끝
key-about = 지도 정보
key-language = English
key-help = 도움말
key-suspend = 잠시 멈춤
key-quit = 나가기
key-what-if = 만약에
key-turn = 값 바꾸기
key-unsay = 되돌리기
key-keep = 남기기
key-compare = 비교
key-drop = 버리기
help-what-if = 「만약에」 칸에서: { $what-if } 키로 이 칸과 앞서 보던 칸을 오갑니다. { $what-if-unsay } 키는 고른 것 하나를, { $what-if-unsay-all } 키는 모두를 되돌립니다. { $page-down } 키와 { $page-up } 키는 열리고 닫히는 것의 목록을 넘깁니다.
what-if-switches = 변수와 설정
what-if-elsewhere = 다른 곳에서 바꾼 것
what-if-nothing = { $left } { $right } 키로 값을 바꾸면 무엇이 열리고 닫힐지가 여기에, 그때의 지도가 옆에 보입니다. 파일은 그대로입니다.
keep-title = 바꿀 줄
keep-note = Enter를 누르면 파일에 적고 “만약에”에서 뺍니다. “직접”이라고 된 것은 편집기에서 적어 주세요.
compare-title = 비교
compare-choose = { $open } 키를 누르면 고른 줄을 지도에 보여 줍니다. • 지금의 만약
lever-provider = 누구를 통해 Claude를 쓰는지
lever-plan = 어떤 요금제로 Claude를 쓰는지
lever-training = 모델 학습에 쓰일 수 있나요?
lever-zero-data-retention = 받은 자료를 보관하지 않기로 했나요?
lever-untrusted = 바깥 사람이 내용을 적을 수 있나요?
lever-redact = 이 자료를 여기서 어떻게 없애거나 가리는지
lever-agent = 스스로 움직이나요?
lever-approval = 하는 일을 사람이 승인하나요?
lever-retention = 얼마나 오래 보관하는지
lever-encrypted = 보관할 때 암호화하나요?
lever-dpa = 처리 위탁 계약이 있나요?
lever-approved = 받는 곳을 승인했나요?
lever-logged = 지나가는 것이 기록에 남나요?
lever-public = 누구나 볼 수 있나요?
lever-transport = 통신 방식
lever-tls = 가는 길에 암호화하나요?
lever-verified = 받는 쪽 인증서를 확인하나요?
mark-leak = 새는 길
mark-question = 아직 모르는 길
mark-locked = 암호화됨
mark-open = 암호화 안 됨
mark-unknown = 암호화되는지 모름
mark-local = 기기 밖으로 나가지 않음
mark-violation = 여기에 위반이 있음
mark-off = 꺼짐: 아무것도 가지 않음
mark-implied = 파일에 없지만 Claude Code에 딸려 옴
mark-input = 입력: 자료가 들어오는 곳
mark-processor = 처리: 자료를 다루는 곳
mark-store = 저장: 자료가 남는 곳
mark-channel = 내보냄: 남에게 나가는 곳
mark-small-input = 입력 (지도를 작게 볼 때)
mark-small-processor = 처리 (지도를 작게 볼 때)
mark-small-store = 저장 (지도를 작게 볼 때)
mark-small-channel = 내보냄 (지도를 작게 볼 때)
inspect-width = 8
inspect-blank = {""}
inspect-why = 왜
inspect-fix = 고치기
inspect-answer = 답하기
inspect-answer-own = 직접 적어 주세요
inspect-or = 또는
inspect-related = 관련
inspect-related-to = { $related } (준수한다는 뜻은 아님)
inspect-at-line = { $text } ({ $line }행)
inspect-by-hand = { $text } (직접 고치기)
inspect-holds = 있는 것
inspect-holds-nothing = 아무 자료도 오지 않습니다
inspect-unsaid = ? 어떤 자료인지 적혀 있지 않습니다
inspect-enters = 여기서 들어옴
inspect-removed = {" "}→ 여기서 사라짐 ({ $method })
inspect-hidden = {" "}→ 여기서 가려짐 ({ $method })
inspect-zone = 구역
inspect-owner = 담당
inspect-uses = 서비스
inspect-retention = 보관
inspect-encrypted = 암호화
inspect-endpoint = 주소
inspect-region = 지역
inspect-untrusted = 조심
inspect-untrusted-yes = 바깥사람이 내용을 쓸 수 있음
inspect-dpa = 위탁계약
inspect-from = 받음
inspect-to = 보냄
inspect-carries = 싣는 것
inspect-carries-nothing = 아무것도 싣지 않음
inspect-keeps = 뺀 것
inspect-lock = 암호화
inspect-purpose = 목적
inspect-via = 거침
inspect-implied = 함께 옴
inspect-implied-yes = 지도에 없지만 Claude Code에 딸려 옵니다
inspect-switch = 켜짐·꺼짐
inspect-switched-off = 꺼짐: 아무것도 가지 않습니다
inspect-training = 학습
inspect-at-most = 길어야 { $value }
inspect-hangs = (profile의 { $needs }에 달려 있습니다)

# 보관 기간
retention-none = 보관하지 않음
retention-session = 쓰는 동안만
retention-until-deleted = 지울 때까지 (기한 없음)
retention-unbounded = 언제까지나 (기한 없음)
retention-days = { $count }일
retention-weeks = { $count }주
retention-months = { $count }개월
retention-years = { $count }년

## 카탈로그
topic-on = 자료가 그리로 가기는 하나
topic-tls = 보낼 때 암호화
topic-encrypted = 저장할 때 암호화
topic-retention = 보관 기간
topic-training = 모델 학습에 쓰나
topic-region = 보관하는 나라
topic-dpa = 처리 위탁 계약
topic-logged = 기록이 남나
topic-public = 누구나 볼 수 있나
topic-zdr = 무보관(ZDR) 약속이 미치나
topic-hosts = 업체의 인터넷 주소
sort-llm = AI 모델
sort-mcp = MCP 서버
sort-telemetry = 사용 통계 수집
sort-logging = 기록(로그)
sort-feedback = 의견 보내기
sort-gateway = 게이트웨이
sort-proxy = 프록시·VPN
sort-agent = AI 에이전트
sort-mail = 메일
sort-chat = 메신저
sort-office = 업무 도구
sort-storage = 저장소
sort-code-host = 코드 저장소
sort-payment = 결제
sort-evidence = 증빙 자료, 자료가 가지 않음
sort-download = 내려받기
sort-disk = 내 컴퓨터의 디스크
sort-other = 그 밖
certainty-certain = 확실함
certainty-likely = 그렇다고 보이나 명시되지는 않음
certainty-disputed = 출처마다 다름
catalog-sorts = 종류
catalog-aliases = 다른 이름
catalog-carries = 저절로 받는 자료
catalog-brings = 함께 딸려 오는 것
catalog-notes = 알아 둘 것
catalog-when = (조건: { $conditions })
catalog-switched = { JOSA($name, "을/를") } 설정함
catalog-days-of = { $setting }에 적은 날수만큼
catalog-from = { $from }부터
catalog-until = { $until }까지
catalog-between = { $from }부터 { $until }까지
catalog-undated = 날짜 없음
catalog-against = 다른 출처의 말: { $value } — { $source }
catalog-sources = 출처

# 내보내기
cli-unknown-ending = { $path }: 내보낼 수 있는 형식은 { $endings }입니다. --format을 쓰면 파일 이름은 자유입니다
cli-over-the-map = { $path }: 지도 파일 자신입니다. 다른 이름을 고르세요
cli-no-finding = { $number }번 결과가 없습니다. 이 지도의 결과는 { $count }개입니다

# 지도 보기
pane-overview = 전체
key-zoom = 작게·크게
key-turn-map = 지도 방향 바꾸기
key-leaks = 새는 길만 보기
hint-leaks = 새는 길만
key-around = 고른 것과 그 주변만 보기 (누를 때마다 더 멀리)
hint-around = 주변만
key-class = 자료 한 가지의 길만 보기 (누를 때마다 다음 자료)
key-fold = 구역 접기·펴기
hint-fold = 접기·펴기
key-fold-all = 모든 구역 접기·펴기
key-overview = 전체 (지도를 작게, 구석에)
fold-nothing = 접을 구역이 없습니다. 펼쳐진 구역 안의 것을 먼저 고르세요.
unfold-none = 접힌 구역이 없습니다.
unfold-which = 펼칠 구역을 먼저 고르세요.
view-whole = { $overview }: 지도 전체가 이미 보임
view-leaks = 새는 길만
view-around = { $reach ->
    [two] { $name } 주변 두 걸음
    [upstream] { JOSA($name, "으로/로") } 오는 길
    [downstream] { $name }에서 가는 길
   *[one] { $name } 주변
}
view-hidden = 고른 것은 가려져 있음
view-nothing-of-it = 이렇게 보면 남는 것이 없습니다. 지도에서 { $back } 키를 누르면 모두 다시 보입니다.
view-crowd = 상자와 선 { $count }개를 한꺼번에 그리기에는 너무 많습니다. 하나를 골라 { $around } 키를 누르면 그 주변만 보이고, { $fold-all } 키는 모든 구역을 상자 하나씩으로 접고, { $search } 키로는 이름을 찾습니다.
view-crowd-folded = 한 번에 그리기에는 큰 지도라 구역마다 상자 하나로 접었습니다. 펴기 { $unfold }, 주변만 보기 { $around }
view-folded = 접은 구역 { $count }개
mark-folded = 접힌 구역 (안에 든 개수)

# 화면: 내보내기, 움직임
key-export = 내보내기
key-motion = 움직이는 빛 켜기·끄기
key-format = 형식
key-name = 이름 고치기
key-write = 저장
key-overwrite = 덮어쓰기
view-exported = 저장했습니다:
export-title = 내보내기
export-file = 파일
export-ending = 이름 끝에 「{ $ending }」 붙여 저장합니다
export-shown = 지금 보이는 지도를 그대로 저장합니다.
export-shown-lit = 지금 보이는 지도를 그대로 저장합니다. { $number }번 결과의 길이 밝게 나옵니다.
export-exists = 이 파일은 이미 있습니다. 덮어쓸까요? (y / n)
export-no-name = 파일 이름을 적어 주세요
export-is-folder = 폴더입니다. 뒤에 파일 이름을 적어 주세요
export-read-only = 읽기 전용 파일이라 덮어쓸 수 없습니다
export-no-folder = { $folder } 폴더가 없습니다
export-not-allowed = { $folder } 폴더에 쓸 권한이 없습니다
export-full = { $folder } 폴더가 있는 디스크에 빈자리가 없습니다
export-bad-name = 파일 이름으로 쓸 수 없습니다. 더 짧게 적어 보세요
export-failed = 저장하지 못했습니다: { $reason }
export-svg = 아무리 키워도 또렷한 그림
export-png = 발표 자료와 메신저에 넣을 그림
export-html = 지도와 모든 결과를 담은 웹 페이지
export-md = 마크다운 보고서
export-mmd = Mermaid 도표
export-dot = Graphviz 도표
export-d2 = D2 도표
export-drawio = draw.io에서 고칠 수 있는 도표
export-json = 프로그램이 읽을 자료
export-txt = 이 화면과 같은 글자 그림

# 글 형식
export-about = 자료가 흐르는 길
export-size = 요소 { $elements }개, 흐름 { $flows }개
export-part = 지도의 일부만 보입니다: { $parts }
export-part-leaks = 새는 길
export-part-class = { JOSA($class, "이/가") } 가는 길
export-part-around = { $reach ->
    [two] { $name }에서 두 걸음까지
    [upstream] { JOSA($name, "으로/로") } 오는 길
    [downstream] { $name }에서 가는 길
   *[one] { JOSA($name, "과/와") } 자료를 주고받는 것
}
export-nothing = 그릴 것이 없습니다.
export-findings = 찾은 것
export-no-findings = 알려진 위반이 없습니다.
export-questions = 물어볼 것
export-accepted = 받아들인 위험
export-exposures = 밖으로 나가는 자료
export-flows = 흐름
export-number = 번호
export-severity = 심각도
export-rule = 규칙
export-place = 자리
export-classes = 자료
export-message = 내용
export-fix = 고치는 방법
export-from = 어디서
export-to = 어디로
export-purpose = 쓰임
export-carries = 나르는 자료
export-carries-unknown = ? 모름
export-unstated = 자료가 적혀 있지 않은 곳: { $names }. 여기서 나가는 길은 모두 비어 보이며, 모르는 자료가 나갈 수 있습니다.
export-transit = 암호화
export-numbers = 찾은 것
export-made = outflow { $version }에서 만들었습니다. 무엇을 준수한다는 뜻은 아닙니다.
cli-needs-format = 표준 출력(-)에 무엇을 쓸지 --format으로 알려 주세요: { $endings }
cli-unknown-format = { $format }: 그런 형식은 없습니다. 다음 가운데 하나를 고르세요: { $endings }
cli-twice-stdout = 표준 출력(-)에는 한 번만 쓸 수 있습니다
cli-twice-output = { $path }: 같은 파일을 두 번 적었습니다
cli-wrote = 저장했습니다: { $path }

# 그림 한 장
sheet-as-of = { $date } 기준
sheet-finding = { $number }번 결과의 길
sheet-more = … 그 밖에 { $count }개. 모두 보려면 outflow check를 쓰세요
sheet-mistakes = 파일에 읽지 못한 곳이 { $count }군데 있어 그림에 빠져 있습니다. 어디인지는 outflow check로 볼 수 있습니다.
sheet-nothing-of-it = 지도에 여기에 해당하는 것이 없습니다.
sheet-small = 글씨가 작게 인쇄됩니다. 더 크게 하려면 A3 용지(--paper a3)를 쓰거나, 새는 길만(--leaks) 또는 구역을 상자 하나로(--fold) 내보내세요.
sheet-small-part = 글씨가 작게 인쇄됩니다. 더 크게 하려면 새는 길만(--leaks) 또는 구역을 상자 하나로(--fold) 내보내세요.
png-too-large = 그림이 너무 커서 PNG로 만들 수 없습니다. 얼마든지 확대할 수 있는 SVG로 내보내거나 일부만 내보내세요(--leaks, --around, --fold)
export-crowd = 상자와 선 { $count }개는 그리기에 너무 많습니다. 일부만 그리거나(--leaks, --class, --around) 구역을 접거나(--fold) DOT, D2, Markdown으로 내보내세요
png-failed = PNG를 만들지 못했습니다. 같은 그림을 SVG로는 내보낼 수 있습니다

# HTML 보고서
html-skip = 찾은 것으로 건너뛰기
html-language = 언어
html-contents = 이 문서의 차례
html-as-of = { $date } 기준
html-size = 요소 { $elements }개, 흐름 { $flows }개, { $facts }
html-partial = 지도의 일부만 그렸습니다. 찾은 것은 지도 전체의 것입니다.
html-mistakes = 파일에 읽지 못한 곳이 { $count }군데 있어 이 보고서에는 빠져 있습니다. 어디인지는 outflow check로 볼 수 있습니다.
html-drawing = 지도
html-drawing-help = 끌거나 화살표 키로 옮기고, + − 나 Ctrl+휠로 크기를 바꾸고, 0으로 전체를 봅니다. Enter를 누르면 지도 안으로 들어가 화살표 키로 상자 사이를 다니고, Esc로 나옵니다.
html-zoom-in = 크게
html-zoom-out = 작게
html-zoom-fit = 전체 보기
html-clear = 모두 밝히기
html-details = 자세히
html-findings = 찾은 것
html-status-violation = 위반
html-status-unknown = 질문
html-status-accepted = 수용
html-questions = 물어볼 것
html-accepted = 받아들인 위험
html-filter = 골라 보기
html-by-status = 종류
html-by-severity = 심각도
html-by-class = 자료
html-by-rule = 규칙
html-shown = 찾은 것 { $total }개 중 { $shown }개 표시
html-show-all = 모두 보기
html-because = 받아들임
html-classes = 자료
html-more-findings = 여기에 싣지 않은 것이 { $count }개 더 있습니다. outflow check --format json으로 모두 볼 수 있습니다.
html-more-rows = 여기에 싣지 않은 것이 { $count }개 더 있습니다. 찾은 것은 outflow check --format json으로 모두 볼 수 있습니다.
html-exposures = 밖으로 나가는 것
html-exposures-about = 어떤 자료가 누구에게 어떤 모습으로 가는지 보여 줍니다.
html-exposures-press = 칸을 누르면 지도에서 그 길이 밝아집니다.
html-nothing-leaves = 밖으로 나가는 것이 없습니다.
html-recipient = 받는 곳
html-flows = 흐름
html-from = 보내는 곳
html-to = 받는 곳
html-transport = 통신 방식
html-via = 거치는 곳
html-found = 찾은 것
html-implied = Claude Code에 딸려 옴
html-elements = 곳별로 확인된 사실
html-redacts = 가리는 것
html-fact = 사실
html-value = 내용
html-source = 출처
html-date = 날짜
html-certainty = 확실한 정도
html-the-map = 지도 { $line }행
html-nobody = 아무도 적지 않음
html-at-most = 길어야
html-maybe = 이럴 수도
html-tuned = 이 지도의 규칙
html-off = 꺼 둠
html-written = outflow { $version }로 만들었습니다.
html-no-compliance = 법과 기준은 찾은 것과 관련이 있어 적었을 뿐, 지키고 있다는 뜻이 아닙니다.

# 보기: 지도와 표들
page-findings = 찾은 것
page-severity = 심각도
page-fix = 고치기
page-what = 무엇이
page-classes = 자료
key-page-map = 지도
key-page-findings = 찾은 것 (표)
key-search = 찾기
key-hits = 찾은 곳 다음·앞
key-jump = 있던 곳으로 돌아가기·다시 가기
key-palette = 모든 명령
hint-class = 자료 하나만
command-around-one = 고른 것과 자료를 주고받는 것만 보기
command-around-two = 고른 것에서 두 걸음까지만 보기
command-upstream = 고른 것으로 오는 길만 보기
command-downstream = 고른 것에서 가는 길만 보기

# 보기: 밖으로 나가는 자료, 흐름표
page-exposure = 밖으로 나가는 자료
page-flows = 흐름표
page-journey = 개인정보 흐름표
key-page-exposure = 밖으로 나가는 자료 (표)
key-page-flows = 흐름표
key-sort = 흐름표 정렬: 다음 열로, 거꾸로
key-layout = 흐름표를 흐름별로, 자료별로 (수집 → 보유 → 이용·제공 → 파기)
hint-column = 자료 고르기
hint-layout = 흐름별·자료별
hint-sort = 정렬
exposure-nothing = 밖으로 나가는 민감한 자료가 없습니다.
exposure-any = 모르는 자료
exposure-column = { $class } ({ $at }/{ $count })
exposure-legend = ● 그대로 나감  ◐ 가명으로 나감  · 안 나감  ? 모름
exposure-found = 그 뒤는 찾은 것:  ◆▲△▽ 위반  ? 물어볼 것  ✓ 받아들인 위험
flows-purpose = 목적
flows-found = 찾은 것
flows-nothing = 흐름이 아직 없습니다. 파일의 flows에 「보내는 곳 -> 받는 곳」을 적으면 여기에 나타납니다.
flows-kept = 보관
flows-off = 꺼짐
flows-legend = ● 그대로  ◐ 가명  🔒 암호화됨  🔓 암호화 안 됨  ⌂ 기기 안  ⊘ 꺼짐  ? 모름
journey-nothing = 여기에 보일 개인정보도 민감한 자료도 없습니다.
journey-collected = 수집
journey-kept = 보유
journey-used = 이용·제공
journey-destroyed = 파기
journey-personal = 개인정보 · 등급 { $rank }
journey-other = 그 밖의 자료 · 등급 { $rank }
journey-encrypted = 암호화 저장
journey-plain = 암호화 없이 저장
journey-encryption-unknown = ? 암호화 모름
journey-retention-unknown = ? 기간 모름
journey-purpose-unknown = ? 목적 모름
journey-end-unknown = ? 정해지지 않음
journey-nowhere = 남는 곳이 없습니다
journey-legend = ● 그대로  ◐ 가명  → 남에게 제공  🔒 암호화됨  🔓 암호화 안 됨  ⌂ 기기 안  ? 모름
sort-nothing = 여기는 순서를 바꿀 수 없습니다. 흐름표에서만 됩니다.
table-hidden = 자리가 없어 뺀 열: { $names }
table-unstated = ? 어떤 자료인지 적히지 않은 곳이 있어 더 있을 수 있습니다: { $names }
table-nothing-of-it = 이렇게 보면 남는 것이 없습니다. Esc를 누르면 모두 다시 보입니다.
table-unsure = 파일에 읽지 못한 곳이 있어, 무엇이 있는지 알 수 없습니다.

# 자료를 살펴보기
inspect-rank-of = 등급 { $rank }
inspect-needs = 필요
inspect-need-tls = 암호화 전송
inspect-need-redaction = 나가기 전에 가리기
inspect-need-retention = 보관 { $retention }까지
inspect-need-nothing = 따로 없음
inspect-entered = 들어옴
inspect-kept = 남음
inspect-reaches = 나감
inspect-form = 모습
inspect-way = 길
inspect-never-comes = 이 자료는 여기로 오지 않습니다
key-go = 가기
key-run = 실행
search-none = 없습니다
search-nothing = 찾은 것이 없습니다.
search-hit = 찾은 { $count }개 가운데 { $at }번째
search-what = 이름, 초성(ㅁㅊ), 자료
palette-title = 명령
palette-none = 그런 명령이 없습니다
command-up = 위로
command-down = 아래로
command-left = 왼쪽·앞 단계로
command-right = 오른쪽·다음 단계로
command-what-if-unsay = 만약에: 고른 것 되돌리기
command-what-if-unsay-all = 만약에: 모두 되돌리기
command-next-hit = 찾은 곳 다음
command-previous-hit = 찾은 곳 앞
command-jump-back = 있던 곳으로 돌아가기
command-jump-forward = 다시 앞으로 가기
command-pan-left = 지도를 왼쪽으로 옮기기
command-pan-down = 지도를 아래로 옮기기
command-pan-up = 지도를 위로 옮기기
command-pan-right = 지도를 오른쪽으로 옮기기
command-page-down = 반 화면 아래로
command-page-up = 반 화면 위로
command-first = 처음으로
command-last = 끝으로
command-fold = 구역 접기
command-unfold = 구역 펴기
# 설정과 테마
view-settings = 설정에 고칠 곳 { $count }
view-settings-key = 나머지 설정은 그대로 씁니다. 아무 키나 누르면 닫힙니다.
cli-no-home = 설정을 둘 홈 폴더를 찾지 못했습니다. OUTFLOW_CONFIG에 폴더를 적으세요
cli-no-theme = 「{ $name }」 테마는 없습니다
themes-name = 이름
themes-own = 직접 만들려면: { $path }
themes-base = (첫 줄에 base: light처럼 바탕 테마를 적고, roles: 아래에 바꿀 것만 적으세요)
theme-terminal = 터미널 색
theme-terminal-about = 터미널에 정해 둔 색을 그대로 씁니다
theme-light = 밝은 화면
theme-light-about = 밝은 방과 빔프로젝터에서 잘 보입니다
theme-dark = 어두운 화면
theme-dark-about = 터미널 색이 잘 보이지 않을 때 씁니다
theme-high-contrast = 고대비
theme-high-contrast-about = 검은 바탕에 흰 글자, 가장 또렷합니다
theme-deuteranopia = 적록 색각
theme-deuteranopia-about = 빨강과 초록 대신 주황과 파랑을 씁니다
theme-monochrome = 흑백
theme-monochrome-about = 색 없이 굵기와 반전, 기호로만 보여 줍니다
theme-sample-plain = 보통 글
theme-sample-quiet = 옅은 글
theme-sample-leak = ▲ 새는 곳
theme-sample-unknown = ? 질문
theme-sample-good = ✓ 괜찮음
theme-sample-selected = 고른 것
config-head = outflow 설정. 여기 적힌 값은 모두 기본값입니다. 바꿀 것만 남기고 지워도 됩니다. 저장하면 열려 있는 화면에 바로 반영됩니다. 명령줄에 적은 것과 OUTFLOW_… 환경 변수가 이 파일보다 앞섭니다.
config-theme = 화면 색. outflow themes 명령이 테마를 보여 줍니다. 직접 만든 테마는 이 파일 옆 themes 폴더에 두고 파일 이름을 적습니다.
config-language = 언어. auto는 컴퓨터의 언어를 따릅니다.
config-motion = 고른 길을 따라 움직이는 빛. auto는 켜되, 멀리서 접속했거나 움직임을 줄여 달라는 설정이 있으면 끕니다.
config-lines = 선과 기호. 선이 깨져 보이면 ascii로 바꾸세요.
config-ambiguous = ─ ● 같은 글자의 폭. 테두리가 어긋나 보이면 wide로 바꾸세요.
config-mouse = 마우스로 고르고 움직이기. off면 터미널에서처럼 글을 끌어서 복사할 수 있습니다.
config-editor = e 키로 여는 편집기. 비워 두면 VISUAL이나 EDITOR에 정해 둔 것을 씁니다. 예: code --wait
config-keys = 키 바꾸기. 「동작: 키」 또는 「동작: [키, 키]」로 한 줄에 하나씩 적습니다. 동작과 키의 이름은 outflow keys 명령이 보여 줍니다.
key-present = 하나씩 크게 보기 (발표)
present-turn = 넘기기
present-open = 고치기
present-more = … { $count }줄 더 (↓)
present-end = 끝내기
present-nothing = 새는 길도, 물어볼 것도 없습니다
command-tour = 화면 둘러보기
tour-title = 둘러보기
tour-next = 다음
tour-start = 시작하기
tour-leave = 그만 보기
tour-map = 이 폴더에 지도가 없어서 동네 카페의 지도를 열었습니다.
    상자는 자료가 머무는 곳, 화살표는 자료가 가는 길입니다. 왼쪽에서 들어와 오른쪽으로 나갑니다.
tour-leak = 굵은 빨간 선(━━▶)은 새는 길입니다. 🔓는 암호화되지 않은 길, ?는 아직 아무도 적지 않은 것입니다.
tour-findings = 찾은 것을 심한 것부터 늘어놓았습니다. { $up } { $down } 키로 고르면 그 길이 지도에서 밝아집니다.
tour-way = 여기에는 왜 문제인지, 어떻게 고치는지, 파일의 몇째 줄인지 나옵니다. { $left } { $right } 키로 길을 한 걸음씩 따라갑니다.
tour-views = 숫자 키로 지도와 표를 오갑니다. { $search } 키로 찾고(초성 ㅁㅊ도 됩니다), { $what-if } 키로 “만약에”를 묻고, { $present } 키로 하나씩 크게 봅니다. 모든 명령은 { $palette } 키에 있습니다.
tour-own = { $new-map } 키를 누르면(셸에서는 outflow new) 여섯 가지 질문에 답해 내 지도를 만듭니다. 그 파일을 편집기로 고치면, 저장할 때마다 화면이 바로 바뀝니다. 언제든 { $help } 키를 누르면 도움말이 나옵니다.
# 점검표
checklist-state-proven = 지도로 증명됨
checklist-state-attested = 확인함
checklist-state-lapsed = 기한 지남
checklist-state-open = 남은 일
checklist-how-auto = 지도가 증명합니다
checklist-how-attest = 사람이 확인합니다 (attest)
checklist-how-part = 지도와 사람이 함께 합니다
checklist-lapsed = 기한이 { $until }에 지났습니다
checklist-early = { JOSA($on, "은/는") } 아직 오지 않은 날입니다
checklist-lacks = 빠진 것: { $keys }
checklist-gap-unreadable = 파일을 지도로 읽을 수 없습니다
checklist-gap-mistakes = 파일에 고칠 곳이 있어 다 살피지 못했습니다
checklist-gap-empty = 지도에 아직 살필 것이 없습니다. 요소와 흐름을 적으세요
checklist-gap-no-data = 어떤 자료가 오가는지 아무 데도 적혀 있지 않습니다
checklist-gap-dry = 무엇을 받아 다루는지 알 수 없는 곳: { $places }
checklist-gap-loose = 흐름이 하나도 없는 곳: { $places }
checklist-gap-off = 이 지도가 { $rule } 규칙을 꺼 두어 살피지 않았습니다
checklist-gap-missing = { $rule } 규칙이 아직 없어 살피지 못했습니다
checklist-gap-left = 적힌 것이 적어 { $rule } 규칙이 판단하지 못한 곳: { $places }
checklist-gap-triad = 남이 쓴 글에 속을 수 있는지 판단하기에 적힌 것이 적은 곳: { $places }. 들어오는 글을 남이 쓸 수 있는지(untrusted), 스스로 움직이는지(agent), 사람이 승인하는지(approval)를 적으세요
checklist-A1 = 자료 종류 정하기
checklist-A1-why = 어떤 자료가 얼마나 민감한지 정하고, 민감한 것은 암호화하고 가리고 보내지 않습니다.
checklist-A1-proof = 지도의 classes와 policy
checklist-A2 = AI 학습에 쓰이지 않게 하기
checklist-A2-why = 보낸 자료가 AI 학습에 쓰이는지 확인하고, 누가 언제 정했는지 남깁니다.
checklist-A2-proof = 요금제와 학습 설정 화면을 갈무리한 것
checklist-A3 = 정책을 글로 남기기
checklist-A3-why = 자료의 흐름, 보관 기간, 암호화, 기록 보관, 다른 회사에 남는 사본을 한 문서에 적습니다.
checklist-A3-proof = 승인한 정책 문서와, 내보낸 보고서
checklist-A4 = 자료 흐름 지도
checklist-A4-why = 들어온 자료가 처리되고 저장되고 나가는 길을, 밖과 만나는 곳까지 모두 그립니다.
checklist-A4-proof = 이 지도와, 내보낸 그림
checklist-B5 = 접근 권한과 열쇠
checklist-B5-why = API 키와 비밀번호를 안전하게 두고, 쓰는 곳마다 나누고, 때가 되면 바꿉니다.
checklist-B5-proof = 키를 바꾼 날의 기록
checklist-B6 = MCP 서버 관리
checklist-B6-why = 믿을 수 있고 누군가 승인한 MCP 서버만 씁니다.
checklist-B6-proof = 지도의 owner, approved, command
checklist-B7 = 통신망 보안
checklist-B7-why = 오가는 길을 암호화하고, 정한 문(VPN·프록시)으로만 나갑니다.
checklist-B7-proof = 내보낸 그림의 자물쇠와, 흐름의 tls·via
checklist-B8 = 속임수와 지나친 권한 막기
checklist-B8-why = 남이 쓴 글이 AI를 속여도 할 수 있는 일이 적도록, 꼭 필요한 권한만 줍니다.
checklist-B8-proof = 권한 설정과, 권한을 다시 살펴본 기록
checklist-B9 = 기록하고 살피기
checklist-B9-why = 중요한 자료가 나갈 때 기록이 남고, 그 기록에 내용은 담기지 않습니다.
checklist-B9-proof = 지도의 logged와, 기록의 보관 기간
checklist-B10 = 줄이고 가려서 보내기
checklist-B10-why = 꼭 필요한 자료만, 가릴 것은 가려서 보냅니다.
checklist-B10-proof = 지도의 redact와 except
checklist-C11 = 정기 점검
checklist-C11-why = 법과 약속을 지키는지 날을 정해 다시 살핍니다.
checklist-C11-proof = 점검 기록과 다음 점검 날
checklist-C12 = 겹겹의 보관 기간
checklist-C12-why = 내 컴퓨터, 서비스, 무보관 약속까지, 곳마다 얼마나 남는지 정합니다.
checklist-C12-proof = 지도의 retention과 encrypted, 무보관 계약
checklist-C13 = 사용 기록 보내기 다스리기
checklist-C13-why = 저절로 나가는 사용 기록을 끄거나, 켜 두기로 정하고 까닭을 남깁니다.
checklist-C13-proof = 지도의 env·settings와, 누가 정했는지의 기록
checklist-C14 = 안에서 알리기
checklist-C14-why = 함께 일하는 사람들과 모여 지도를 보고 약속을 나눕니다.
checklist-C14-proof = 모임의 참석부와, 내보낸 그림·보고서
checklist-D15 = 관리 정책 초안
checklist-D15-why = 자료를 어떻게 다룰지의 초안을 만듭니다.
checklist-D15-proof = 내보낸 보고서를 바탕으로 쓴 초안
checklist-D16 = 접근 권한 정책
checklist-D16-why = 누가 무엇에 들어갈 수 있는지 글로 남깁니다.
checklist-D16-proof = 승인한 권한 정책 문서
checklist-D17 = MCP 서버 고르는 기준
checklist-D17-why = 어떤 MCP 서버를 쓰고 쓰지 않을지의 기준을 정합니다.
checklist-D17-proof = 고르는 기준을 적은 글
checklist-D18 = 통신망 그림
checklist-D18-why = 어디가 암호화되고 어느 문으로 나가는지 그림 한 장으로 보입니다.
checklist-D18-proof = 내보낸 그림 (SVG, PNG, draw.io)
checklist-D19 = 질문 쓰는 법 안내
checklist-D19-why = AI에 물을 때 무엇을 넣고 무엇을 빼는지 안내합니다.
checklist-D19-proof = 안내서
checklist-D20 = 기록 관리 지침
checklist-D20-why = 어떤 기록을, 얼마나, 누가 보는지 정합니다.
checklist-D20-proof = 기록 지침과, 기록을 살펴본 점검표
checklist-D21 = 감사 준비 목록
checklist-D21-why = 감사 때 보여 줄 자료와 시연 순서를 미리 모읍니다.
checklist-D21-proof = 모아 둔 SOC 2·ISO 자료와 시연 순서
checklist-E22 = 운영 설명서 하나
checklist-E22-why = 지도, 권한, MCP, 통신망, 기록을 한 권으로 묶습니다.
checklist-E22-proof = 내보낸 보고서를 담은 설명서
checklist-E23 = 교육 자료
checklist-E23-why = 새로 온 사람도 따라 할 수 있는 교육 자료를 둡니다.
checklist-E23-proof = 교육 자료와 참석부
checklist-E24 = 바깥 감사 준비
checklist-E24-why = 서비스 회사가 공개한 인증과 보고서를 받아 둡니다.
checklist-E24-proof = Trust Center에서 받은 자료: https://trust.anthropic.com
checklist-E25 = 넓히는 계획
checklist-E25-why = 다음에 무엇을 더 잇고, 그때 무엇을 다시 살필지 정합니다.
checklist-E25-proof = 계획과 맡은 사람

# 물어볼 것
answer-unsure = 모르겠어요
answer-region-kr = 한국
answer-region-jp = 일본
answer-region-eu = 유럽연합
answer-region-us = 미국
answer-variable-set = { $name }: "{ $value }"
answer-variable-gone = { $name } 지우기
question-together = 이 둘 사이의 흐름 { $count }개에 함께 답합니다
question-retention = { JOSA($place, "은/는") } 자료를 얼마나 오래 보관하나요?
question-retention-why = 남아 있는 자료는 언젠가 샐 수 있어서, 언제 지우는지 알아야 합니다.
question-encrypted = { JOSA($place, "은/는") } 자료를 암호화해서 보관하나요?
question-encrypted-why = 암호화되지 않은 디스크나 노트북은 잃어버리는 순간 내용이 드러납니다.
question-tls = { $from }에서 { JOSA($to, "으로/로") } 가는 길은 암호화되어 있나요?
question-tls-why = 암호화되지 않은 길에서는 같은 통신망에 있는 누구나 내용을 읽을 수 있습니다.
question-transport = { $from }에서 { JOSA($to, "으로/로") } 어떤 방식으로 보내나요?
question-transport-why = 보내는 방식에 따라 암호화되는지가 달라집니다.
question-verified = { $from }에서 { JOSA($to, "으로/로") } 보낼 때 상대가 진짜인지(인증서) 확인하나요?
question-verified-why = 확인하지 않으면 중간에 끼어든 사람이 받는 쪽인 척할 수 있습니다.
question-training = { JOSA($place, "은/는") } 받은 자료로 AI를 학습시키나요?
question-training-why = 학습에 쓰인 내용은 모델에 남아 꺼낼 수도 지울 수도 없습니다.
question-dpa = { JOSA($place, "과/와") } 위탁 계약을 맺었나요?
question-dpa-why = 계약이 있어야 받은 쪽이 개인정보를 함부로 쓰지 못합니다.
question-logged = { JOSA($place, "으로/로") } 무엇이 나갔는지 기록이 남나요?
question-logged-why = 기록이 없으면 무엇이 언제 나갔는지 나중에 아무도 알 수 없습니다.
question-flow-logged = { $from }에서 { JOSA($to, "으로/로") } 보낸 것이 기록에 남나요?
question-flow-logged-why = 기록이 없으면 무엇이 언제 나갔는지 나중에 아무도 알 수 없습니다.
question-public = { JOSA($place, "은/는") } 누구나 볼 수 있나요?
question-public-why = 누구나 보는 곳에 올라간 자료는 되돌릴 수 없습니다.
question-approval = { JOSA($place, "이/가") } 하는 일을 사람이 승인하나요?
question-approval-why = 승인하는 사람이 없으면 AI가 속거나 실수해도 막을 사람이 없습니다.
question-approved = { JOSA($place, "을/를") } 써도 된다는 승인이 있었나요?
question-approved-why = 승인한 날이 있어야 누가 무엇을 들여왔는지 알 수 있습니다.
question-untrusted = { $place }의 내용을 바깥 사람이 쓸 수 있나요?
question-untrusted-why = 바깥 사람이 쓴 글에는 AI를 속이는 지시가 숨어 있을 수 있습니다.
question-agent = { JOSA($place, "은/는") } 스스로 움직이는 AI인가요?
question-agent-why = 스스로 움직이는 AI는 속으면 자료를 내보낼 수 있습니다.
question-region = { JOSA($place, "은/는") } 자료를 어느 나라에 두나요?
question-region-why = 개인정보를 나라 밖으로 보내려면 동의 같은 근거가 있어야 합니다.
question-data = { $place }에는 어떤 자료가 있나요?
question-data-why = 어떤 자료인지 모르면 어디로 새는지도 알 수 없습니다.
question-owner = { JOSA($place, "을/를") } 맡은 사람은 누구인가요?
question-owner-why = 맡은 사람이 없으면 문제가 생겨도 아무도 알아채지 못합니다.
question-command = { JOSA($place, "은/는") } 어떤 명령으로 시작하나요?
question-command-why = 버전이 고정되어 있지 않으면 누군가 바꿔치기한 것이 우리 컴퓨터에서 돌 수 있습니다.
question-uses = { JOSA($place, "은/는") } 어떤 서비스인가요? AI나 MCP, 사용 기록을 모으는 곳인가요?
question-uses-why = 비밀번호나 결제정보처럼 AI에 보내면 안 되는 자료가 거기로 갑니다.
question-endpoint = { JOSA($place, "은/는") } 실제로 어느 주소로 보내나요?
question-endpoint-why = 비슷해 보이는 주소나 중간에 끼운 서버는 오가는 내용을 모두 읽습니다.
question-zdr = 자료를 남기지 않는다는 약속(무보관, ZDR)이 { $place }에도 미치나요?
question-zdr-why = 무보관 약속은 모든 곳에 미치지 않아서, 미치지 않는 곳에는 자료가 남습니다.
question-provider = Claude를 누구를 통해 쓰나요?
question-provider-why = 누구를 통해 쓰는지에 따라 무엇이 저절로 나가고 얼마나 남는지가 달라집니다.
question-plan = Claude를 어떤 요금제로 쓰나요?
question-plan-why = 요금제에 따라 AI 학습에 쓰이는지와 보관 기간이 달라집니다.
question-profile-training = Claude 설정에서 대화를 AI 학습에 써도 된다고 했나요?
question-profile-training-why = 허락했으면 보낸 내용이 모델에 남고 더 오래 보관됩니다.
question-zero-data-retention = 받은 자료를 보관하지 않는다는 계약(무보관, ZDR)을 맺었나요?
question-zero-data-retention-why = 이 계약이 있으면 보낸 내용이 대부분 남지 않습니다.
question-variable = { $name }의 값은 무엇인가요?
question-variable-why = 이 값에 따라 무엇이 저절로 나가거나 남는지가 정해집니다.
question-inherit = 내 컴퓨터의 환경 변수를 MCP 서버에 모두 물려주나요?
question-inherit-why = 환경 변수에는 비밀번호와 키가 들어 있을 수 있습니다.
question-phone = { $place }의 이름·연락처에 전화번호가 들어 있나요?
question-phone-why = 전화번호는 별표나 해시로 가려도 숫자를 다 넣어 보면 풀립니다.
question-on = { JOSA($place, "은/는") } 켜져 있나요?
question-on-why = 켜져 있으면 자료가 저절로 나갈 수 있습니다.
question-unread = { $place }에 적힌 것 가운데 읽을 수 없는 곳을 고쳐 주시겠어요?
question-unread-why = 읽을 수 없는 곳이 있으면 무엇이 맞는지 확실히 말할 수 없습니다.
question-other-why = 이 대답에 따라 위험한지가 정해집니다.
page-questions = 물어볼 것
page-question = 질문
page-checklist = 점검표
key-page-questions = 물어볼 것
key-page-checklist = 점검표
questions-what = 질문
questions-hangs = 걸린 것
questions-where = 어디
questions-line = { $line }행
questions-hanging = ? { $count }건이 걸려 있음
questions-none = 물어볼 것이 없습니다
checklist-item = 항목
checklist-state = 상태
checklist-open = 남은 것
checklist-proof = 증명
checklist-by-map = 지도
checklist-by-person = 사람
checklist-said = 확인
checklist-gap = 빠진 것
checklist-write = 적는 법
checklist-because = 까닭
checklist-no-mcp = 지도에 MCP 서버가 없습니다
checklist-blind = 어떤 자료인지 모르는 곳이 있으면 이 항목을 판단할 수 없어서, 위의 질문도 함께 남습니다.
checklist-only = 「{ $item }」 항목에 걸리는 것만 보입니다 – { $key }: 체크리스트로
checklist-to-attest = 사람이 확인한 일을 파일에 적어야 합니다. 적을 글은 항목 설명에 있습니다 — { $key }: 적기
checklist-done = 이 항목에는 남은 일이 없습니다
checklist-below = 파일의 attest: 아래에 더합니다
checklist-new = 파일 끝에 더합니다
checklist-owner = 김
checklist-evidence = 무엇으로 확인했는지
checklist-keeps-open = 이 항목이 열려 있는 까닭 { $count }가지 (Enter로 보기):
question-weighing = 답마다 무엇이 달라지는지 알아보는 중…
question-stays = 질문으로 남습니다
question-same = 달라지는 것 없음
question-settles = 질문이 풀립니다
question-closes = { $count }건 해결
question-violates = { $count }건이 위반이 됨
question-changes = { $count }건이 달라짐
question-opens = { $count }건 새로 생김
answer-supposes = 답을 고르면 “만약에”로 지도에 넣어 봅니다. 파일에 적으려면 그다음 s와 Enter를 누릅니다.
answer-by-hand = 편집기를 열어 답을 적으세요: { $key }
key-suppose = 넣어 보기
# 명령줄 도움말. 이름은 입력하는 낱말을 따릅니다: cli-arg-명령-옵션, cli-value-명령-옵션-값.
# 예시에서 「 # 」 뒤는 그 줄이 하는 일입니다.
cli-usage = 사용법
cli-arguments = 적을 것
cli-options = 옵션
cli-some-options = [옵션]
cli-some-command = 명령 …
cli-default = 기본값: { $default }
cli-is-default = 기본값
cli-heading-examples = 예시
cli-tells-more = 예시와 자세한 설명: { $command }
cli-last = 다른 명령과 환경 변수, 종료 상태는 outflow --help에 있습니다.
cli-guide = 지도를 쓰는 법, 무엇을 왜 찾는지는 함께 들어 있는 안내서 README.ko.md와 docs/에 있습니다.
cli-variables = 환경 변수
cli-variable-outflow-lang = 언어(en, ko). --lang이 먼저입니다
cli-variable-outflow-theme = --theme과 같습니다
cli-variable-outflow-config = 내 설정(config.yaml, themes/)이 있는 폴더
cli-variable-outflow-motion = --motion과 같습니다
cli-variable-outflow-lines = --lines와 같습니다
cli-variable-outflow-ambiguous = --ambiguous와 같습니다
cli-variable-no-color = 아무 값이나 있으면 색을 쓰지 않습니다. 색이 없어도 기호와 선으로 모두 구별됩니다
cli-statuses = 종료 상태
cli-status-0 = 잘 끝났습니다. check에서는 --fail-on 이상의 위반이 없습니다
cli-status-1 = check에서만: 그런 위반이 있습니다
cli-status-2 = 지도에 틀린 곳이 있거나 명령이 잘못되었습니다
cli-man-name = 이름
cli-man-about = 설명
cli-man-more = 더 보기

cli-group-look = 새는 곳 보기
cli-group-share = 다른 사람에게 보여 주기
cli-group-setup = 준비하기
cli-group-screen = 화면
cli-group-part = 지도의 어느 부분
cli-group-drawing = 그리는 방법
cli-group-always = 모든 명령에서

cli-name-map = 지도
cli-name-when = 언제
cli-name-set = 글자
cli-name-width = 폭
cli-name-code = 언어
cli-name-day = YYYY-MM-DD
cli-name-entry = 이름
cli-name-change = 바꿀것
cli-name-changes = 바꿀것들
cli-name-format = 형식
cli-name-severity = 심각도
cli-name-rule = 규칙
cli-name-file = 파일
cli-name-theme = 바탕
cli-name-paper = 종이
cli-name-direction = 방향
cli-name-form = 크기
cli-name-class = 종류
cli-name-element = 요소
cli-name-zone = 구역
cli-name-number = 번호
cli-name-command = 명령
cli-name-shell = 셸
cli-name-folder = 폴더
cli-name-look = 테마

cli-about = 가게와 회사의 자료가 어디로 가고 어디서 새는지 보여 줍니다
cli-more =
    지도는 작은 YAML 파일입니다. 어떤 자료가 들어오고, 누가 다루고, 어디에 머물고, 누구에게 나가는지 적습니다.
    outflow는 지도를 터미널에 그려서 자료가 새는 길을 눈에 띄게 보여 주고, 파일을 고치면 바로 따라갑니다.

    지도를 적지 않으면 이 폴더에 하나뿐인 지도를 엽니다. 여럿이면 어느 것인지 묻고, 없으면 내장된 예시를 보여
    줍니다. 앱에서 ?를 누르면 모든 키가 나오고 q를 누르면 끝납니다. 터미널이 아니면 보고서를 출력합니다.
cli-examples =
    outflow flows/cafe.yaml # 카페의 지도를 엽니다. ?를 누르면 키가 나옵니다
    outflow check flows/cafe.yaml # 어디서 새는지, 어떻게 고치는지 출력합니다
    outflow help export # 명령 하나를 자세히 알려 줍니다
cli-arg-map = 열 지도, 또는 지도를 고를 폴더 [기본값: 이 폴더에 하나뿐인 지도]
cli-arg-motion = 고른 길을 따라 움직이는 빛
cli-value-motion-auto = 켭니다. NO_MOTION, REDUCE_MOTION, SSH_CONNECTION, CI가 있으면 끕니다
cli-value-motion-on = 항상 켭니다
cli-value-motion-off = 끕니다
cli-arg-lines = 선과 표시에 쓰는 글자
cli-value-lines-auto = TERM이 linux나 dumb이면 ascii, 아니면 unicode
cli-value-lines-unicode = 끊기지 않는 선과 둥근 모서리
cli-value-lines-ascii = 어느 터미널에서나 보이는 글자만: + - |
cli-arg-ambiguous = 터미널이 ─ ▶ … 같은 글자를 그리는 폭
cli-value-ambiguous-auto = VTE_CJK_WIDTH나 RUNEWIDTH_EASTASIAN을 따르고, 없으면 narrow
cli-value-ambiguous-narrow = 한 칸
cli-value-ambiguous-wide = 두 칸. 이때는 다른 글자로 바꾸어 그립니다
cli-arg-mouse = 마우스로 고르고 넘기고 옮기기. 끄면 마우스는 터미널의 것이 되어 글자를 고를 수 있습니다
cli-value-mouse-auto = 켭니다. TERM이 linux나 dumb이면 끕니다
cli-value-mouse-on = 항상 켭니다
cli-value-mouse-off = 끕니다
cli-variable-outflow-mouse = --mouse와 같습니다
cli-arg-theme = 색과 굵기. outflow themes로 모두 볼 수 있습니다
cli-about-keys = 앱의 모든 명령과 키를 보여 줍니다
cli-more-keys =
    직접 정한 키에는 * 표시가 붙습니다. 키를 바꾸려면 --format yaml로 나온 것에서 바꿀 줄만 설정 파일에 옮겨
    적으세요.
cli-examples-keys =
    outflow keys # 모든 명령과 키를 봅니다
    outflow keys --format yaml # 설정 파일에 옮겨 적을 수 있게 출력합니다
cli-arg-keys-format = 출력하는 형식
cli-value-keys-format-plain = 목록
cli-value-keys-format-markdown = 문서에 넣을 표
cli-value-keys-format-yaml = 설정 파일에 옮겨 적을 수 있는 글
cli-about-config = 내 설정이 어디에 있는지, 무엇을 정할 수 있는지 보여 줍니다
cli-more-config =
    테마, 언어, 움직임, 글자, 키를 config.yaml에 적어 두면 앱이 늘 그대로 열립니다. 열려 있는 앱은 저장하는 대로
    따라 바뀝니다. 틀린 곳이 있으면 그 자리를 알려 주고, 나머지는 그대로 씁니다.
cli-examples-config =
    outflow config # 설정 파일이 어디에 있는지 출력합니다
    outflow config --example # 주석이 달린 설정 파일의 예를 출력합니다
cli-arg-config-example = 정할 수 있는 것을 모두 적은 예를 출력합니다
cli-about-themes = 테마를 제 색깔대로 보여 줍니다
cli-more-themes =
    이름을 --theme이나 설정 파일에 적으면 그 테마로 열립니다. 내 설정 폴더의 themes에 직접 만든 테마를 둘 수
    있습니다.
cli-examples-themes =
    outflow themes # 모든 테마를 봅니다
    outflow --theme high-contrast flows/cafe.yaml # 뚜렷한 테마로 엽니다
cli-arg-lang = 언어. 적지 않으면 OUTFLOW_LANG, 그다음 내 설정, 그다음 시스템의 언어를 따릅니다
cli-value-lang-en = 영어
cli-value-lang-ko = 한국어
cli-arg-today = 이날을 기준으로 판단합니다. 같은 보고서를 다시 낼 때 씁니다 [기본값: 오늘]
cli-arg-help = 이 도움말을 보여 줍니다. -h는 짧게, --help는 예시와 함께
cli-arg-version = 버전을 보여 줍니다

cli-about-check = 새는 곳을 출력합니다. 사람이 읽거나 CI에서 씁니다
cli-more-check =
    지도를 읽고 판단해서, 찾은 것마다 어디인지, 왜 문제인지, 어떻게 고치는지 출력합니다. 폴더를 적으면
    「outflow:」로 시작하는 줄이 있는 YAML 파일을 모두 읽습니다.

    --fail-on 이상으로 심각한 위반이 있으면 종료 상태가 1입니다. 물어볼 것과 받아들인 위험은 세지 않습니다.

    바꿀것은 profile이면 provider=bedrock이나 zdr=yes처럼 「항목=값」으로, 요소나 화살표이면
    'tls:pos->매출DB=yes'처럼 「항목:자리=값」으로 적습니다. 열리고 닫히는 것과 고칠 줄을 보여 줍니다.
cli-examples-check =
    outflow check flows/cafe.yaml # 지도 하나를 판단합니다
    outflow check flows --fail-on medium --format json # 폴더의 모든 지도를, 다른 도구가 읽게
    outflow check flows/cafe.yaml --what-if 'tls:pos->매출DB=yes' # 암호화하면 무엇이 나아질까요?
cli-arg-check-paths = 지도 파일, 지도가 있는 폴더, 표준 입력은 -
cli-arg-check-what-if = 지도에 zdr=yes처럼 적혀 있다고 치고 판단합니다. 여러 번 쓸 수 있습니다
cli-arg-check-format = 찾은 것을 출력하는 형식
cli-value-check-format-plain = 사람이 읽는 글
cli-value-check-format-json = 다른 도구가 읽는 자료
cli-arg-check-fail-on = 이만큼 심각한 위반이 있으면 1로 끝납니다
cli-value-check-fail-on-critical = 가장 심각한 것만
cli-value-check-fail-on-high = 곧 고쳐야 하는 것부터
cli-value-check-fail-on-medium = 고쳐야 하는 것부터
cli-value-check-fail-on-low = 모든 위반
cli-value-check-fail-on-never = 세지 않음. 지도에 틀린 곳이 있을 때만
cli-arg-check-color = 색을 쓰는 때
cli-value-check-color-auto = 터미널에서만, NO_COLOR가 없을 때
cli-value-check-color-always = 항상
cli-value-check-color-never = 쓰지 않음

cli-about-explain = 규칙이 무엇을 왜 찾는지, 어떻게 고치는지 알려 줍니다
cli-more-explain =
    규칙이 언제 찾는지, 왜 중요한지 설명하고, 걸리는 지도와 고친 지도를 함께 보여 줍니다. 규칙을 적지 않으면 모든
    규칙을 심각도와 함께 늘어놓습니다.
cli-examples-explain =
    outflow explain # 모든 규칙을 봅니다
    outflow explain no-tls # 규칙 하나를 예시와 함께 봅니다
cli-arg-explain-rule = 찾은 것에 적힌 규칙의 이름 [기본값: 모두 늘어놓기]

cli-about-compare = 제공자, 요금제, 설정을 바꾸면 어떨지 비교합니다
cli-more-compare =
    지금 지도와 바꾼 지도를 판단해서 찾은 것을 나란히 보여 줍니다. 제공자마다 데이터 무보관(ZDR)이 있을 때와
    없을 때를 한 열씩 놓습니다. --what-if를 쓰면 열을 직접 정합니다.
cli-examples-compare =
    outflow compare flows/cafe.yaml # 모든 제공자
    outflow compare flows/cafe.yaml --what-if plan=team,training=off # 이 하나만
cli-arg-compare-path = 지도, 표준 입력은 -
cli-arg-compare-what-if = 이렇게 바꾼 것과 비교합니다. 쉼표로 이어 적고, --what-if 하나가 한 열입니다 [기본값: 모든 제공자, ZDR이 있을 때와 없을 때]
cli-arg-compare-format = 표를 출력하는 형식
cli-value-compare-format-plain = 사람이 읽는 표
cli-value-compare-format-json = 다른 도구가 읽는 자료

cli-about-catalog = 자료가 가는 서비스에 대해 알려진 것을 보여 줍니다
cli-more-catalog =
    서비스가 자료를 얼마나 보관하는지, AI 학습에 쓰는지, 처음부터 켜져 있는지, 무엇으로 끄는지 알려 줍니다.
    사실마다 출처와 날짜가 있습니다. 이름을 적지 않으면 모든 서비스를 늘어놓습니다. 지도에서는 「uses: 이름」으로
    이 사실들을 가져옵니다.
cli-examples-catalog =
    outflow catalog # 모든 서비스를 봅니다
    outflow catalog claude-api # 하나를 자세히 봅니다
cli-arg-catalog-name = 자세히 볼 서비스 [기본값: 모두 늘어놓기]
cli-arg-catalog-map = 직접 쓴 항목까지 함께 볼 지도

cli-about-export = 그림, 보고서, 다른 도구의 도표로 저장합니다
cli-more-export =
    화면에 보이는 지도와 찾은 것을 파일로 저장합니다. 형식은 파일 이름의 끝이 정하고, 여러 파일을 한꺼번에 쓸 수
    있습니다. 비밀번호나 키처럼 보이는 것은 쓰지 않습니다.
cli-examples-export =
    outflow export flows/cafe.yaml -o cafe.html -o cafe.svg # 눌러 보는 보고서와 그림
    outflow export flows/cafe.yaml -o cafe.svg --paper a4 # 인쇄할 그림
    outflow export flows/cafe.yaml -o - --format mmd --leaks # 새는 길만, 표준 출력으로
cli-arg-export-path = 지도, 표준 입력은 -
cli-arg-export-output = 저장할 파일. 이름의 끝이 형식을 정합니다. 여러 번 쓸 수 있고, -는 표준 출력이며 --format이 필요합니다
cli-arg-export-format = 파일 이름과 상관없이 쓸 형식. 파일이 여럿이면 이름으로 알 수 없는 것에 씁니다
cli-value-export-format-html = 눌러 보는 한 쪽짜리 보고서
cli-value-export-format-svg = 아무리 키워도 또렷한 그림
cli-value-export-format-png = 발표 자료와 메신저에 넣을 그림
cli-value-export-format-md = 마크다운 보고서
cli-value-export-format-mmd = Mermaid 도표
cli-value-export-format-dot = Graphviz 도표
cli-value-export-format-d2 = D2 도표
cli-value-export-format-drawio = draw.io에서 고칠 수 있는 도표
cli-value-export-format-txt = 터미널에 보이는 글자 그림
cli-value-export-format-json = 프로그램이 읽을 자료
cli-arg-export-theme = 그림의 바탕
cli-value-export-theme-light = 밝은 바탕
cli-value-export-theme-dark = 어두운 바탕
cli-arg-export-paper = 그림을 종이 한 장에 맞춥니다
cli-value-export-paper-a4 = 210 × 297 mm
cli-value-export-paper-a3 = 297 × 420 mm
cli-arg-export-ascii = 글자 그림(.txt)의 선을 ASCII로 그립니다. 이름은 그대로입니다
cli-arg-export-direction = 그림에서 자료가 흐르는 방향
cli-value-export-direction-right = 왼쪽에서 오른쪽으로
cli-value-export-direction-down = 위에서 아래로
cli-arg-export-form = 그림의 크기
cli-value-export-form-full = 이름은 상자에, 설명은 선 위에
cli-value-export-form-compact = 이름을 괄호 안에
cli-value-export-form-narrow = 위와 같고, 이름을 짧은 두 줄로
cli-arg-export-leaks = 자료가 새는 길만
cli-arg-export-class = 이 종류의 자료가 가는 길만
cli-arg-export-around = 이 요소와, 자료를 주고받는 것만
cli-arg-export-fold = 이 구역을 상자 하나로 그립니다. 여러 번 쓸 수 있습니다
cli-arg-export-finding = 이 번호로 찾은 것의 길만 밝게, 나머지는 흐리게

cli-about-schema = 편집기를 위한 지도의 JSON Schema를 출력합니다
cli-more-schema =
    YAML 언어 서버를 쓰는 편집기는 이 스키마로 지도를 자동 완성하고 검사합니다. 지도 옆에 저장하고, 지도를 이
    줄로 시작하세요.

    # yaml-language-server: $schema=map.schema.json
cli-examples-schema =
    outflow schema > map.schema.json # 지도 옆에 스키마를 저장합니다
    outflow schema > flows/map.schema.json # 함께 들어 있는 지도 옆에 저장합니다

cli-about-completions = 셸이 명령을 자동 완성하게 하는 스크립트를 출력합니다
cli-more-completions =
    쓰고 있는 셸의 스크립트를 출력합니다. 이 스크립트가 있으면 Tab을 누를 때 명령과 옵션과 값이 완성됩니다. 뜻을
    보여 줄 수 있는 셸에서는 뜻도 한국어로 나옵니다.
cli-examples-completions =
    outflow completions bash > outflow.bash # ~/.bashrc에서 읽습니다: source ~/outflow.bash
    outflow completions zsh > _outflow # $fpath에 있는 폴더로 옮깁니다
    outflow completions fish > outflow.fish # ~/.config/fish/completions로 옮깁니다
cli-arg-completions-shell = 쓰고 있는 셸
cli-value-completions-shell-bash = Bash. 리눅스에서 흔합니다
cli-value-completions-shell-elvish = Elvish
cli-value-completions-shell-fish = Fish
cli-value-completions-shell-powershell = PowerShell. 윈도우에서 흔합니다
cli-value-completions-shell-zsh = Zsh. macOS에서 흔합니다

cli-about-man = 설명서(man)를 출력하거나 저장합니다
cli-more-man =
    man 프로그램이 보여 줄 outflow 설명서를 출력합니다. --output을 쓰면 모든 설명서를 저장합니다. outflow.1과,
    outflow-check.1처럼 명령마다 하나씩입니다.
cli-examples-man =
    outflow man > outflow.1 # 첫 설명서를 저장합니다. man ./outflow.1로 봅니다
    outflow man --output . # 모든 설명서를 이 폴더에 저장합니다
cli-arg-man-output = 모든 설명서를 저장할 폴더

cli-about-help = 명령 하나를 자세히 알려 줍니다
cli-more-help = 「명령 --help」와 같습니다. 명령을 적지 않으면 outflow 자체를 알려 줍니다.
cli-examples-help =
    outflow help # outflow가 할 수 있는 일
    outflow help check # 명령 하나를 자세히
cli-arg-help-command = 알고 싶은 명령 [기본값: outflow 자체]

# 알아듣지 못한 명령줄
cli-wrong-option = 여기에는 「{ $word }」 옵션이 없습니다
cli-wrong-extra = 「{ $word }」{ PARTICLE($word, "은/는") } 여기에 더 적을 수 없습니다
cli-wrong-command = 「{ $word }」 명령은 없습니다
cli-wrong-choice = 「{ $value }」{ PARTICLE($value, "은/는") } { $option }에 쓸 수 없습니다. 다음 가운데 하나를 고르세요: { $choices }
cli-wrong-value = 「{ $value }」{ PARTICLE($value, "은/는") } { $option }에 쓸 수 없습니다
cli-wrong-needs-value = { $option } 뒤에 값을 적어 주세요
cli-wrong-needs-choice = { $option } 뒤에 값을 적어 주세요. 다음 가운데 하나입니다: { $choices }
cli-wrong-no-value = { $option } 뒤에는 값을 적지 않습니다
cli-wrong-missing = 빠진 것이 있습니다: { $missing }
cli-wrong-twice = { JOSA($option, "은/는") } 한 번만 쓸 수 있습니다
cli-wrong-together = { JOSA($option, "은/는") } { JOSA($others, "과/와") } 함께 쓸 수 없습니다
cli-wrong-text = 입력한 것이 UTF-8 글자가 아닙니다
# The editor, the clipboard, the mouse, and writing to the map
editor-none = 쓸 수 있는 편집기를 찾지 못했습니다. EDITOR 변수에 편집기 이름을 적어 주세요. 예: EDITOR=nano
editor-quotes = { $variable } 변수의 따옴표가 닫히지 않았습니다: { $command }
editor-missing = { $command } 프로그램이 없습니다. VISUAL 변수와 EDITOR 변수를 확인해 주세요
editor-not-allowed = { $command } 프로그램을 실행할 권한이 없습니다. VISUAL 변수와 EDITOR 변수를 확인해 주세요
editor-not-started = { $command } 프로그램을 열지 못했습니다: { $reason }
editor-failed = { $command } 프로그램이 오류로 끝났습니다 (상태 { $status })
editor-killed = { $command } 프로그램이 도중에 끊겼습니다
editor-opened = { $command } 창에서 열었습니다. 저장하면 지도도 따라 바뀝니다
copy-done = { $lines }줄을 복사했습니다
copy-cut = 클립보드에 담기에는 너무 길어 앞의 { $lines }줄만 복사했습니다
mend-written = { $path }에 적었습니다 — { $key }: 되돌리기
mend-changed = 그사이 파일이 바뀌어 적지 않았습니다. 지도를 확인하고 다시 해 주세요
mend-gone = 지금은 파일을 읽을 수 없어 적지 않았습니다
mend-nothing = 파일에서 바꿀 것이 없습니다
mend-by-hand = 여기서 안전하게 고칠 수 없습니다. 편집기를 열어 직접 고쳐 주세요
mend-by-hand-only = 이것은 대신 적어 드릴 수 없습니다. { $line }행은 지나가도 되는 자료를 정해 둔 줄(only)이라, 무엇을 남길지 직접 정해 주세요. 줄 전체를 지워도 될지 모릅니다. { $key } 키를 누르면 편집기에서 그 줄이 열립니다
mend-by-hand-shared = 이것은 대신 적어 드릴 수 없습니다. { $line }행에 흐름 여러 개가 함께 있어, 고치면 다른 흐름까지 달라집니다. 이 흐름을 따로 한 줄로 적어 주세요. { $key } 키를 누르면 편집기에서 그 줄이 열립니다
mend-by-hand-written = 이것은 대신 적어 드릴 수 없습니다. { $line }행에 이미 적힌 내용을 사람이 함께 살펴야 하거나, 안전하게 고칠 수 없는 모양으로 적혀 있습니다. { $key } 키를 누르면 편집기에서 그 줄이 열립니다
mend-by-person = 사람만 아는 것이라 대신 적어 드릴 수 없습니다. { $line }행을 고쳐 주세요. { $key } 키를 누르면 편집기에서 그 줄이 열립니다
mend-unsafe = 지도의 다른 내용까지 달라질 수 있어 적지 않았습니다
mend-useless = 이렇게 고쳐도 찾은 것이 그대로 남아 적지 않았습니다
hover-more = 외 { $count }개
hover-elements = 요소 { $count }개
mend-title = 고치기
mend-counts = { $closes }건 해결, 새로 생기는 것 { $opens }건
mend-broken = 파일의 틀린 곳을 먼저 고쳐 주세요
mend-supposed = “만약에”를 끝내거나(Esc) 남긴(s) 뒤에 고쳐 주세요
mend-select = 찾은 것을 하나 골라 주세요
mend-over = 파일이 바뀌어 고치기를 닫았습니다
mend-done = 고쳤습니다: { $more ->
    [0] −{ $fewer }
   *[other] +{ $more }, −{ $fewer }
 } — { $key }: 되돌리기
mend-done-same = 고쳤습니다: 찾은 것은 그대로 — { $key }: 되돌리기
undo-written = { $path } — 되돌려 적었습니다
undo-done = 되돌렸습니다 — { $key }: 다시 고치기
undo-nothing = 되돌릴 것이 없습니다
undo-changed = 그사이 파일이 바뀌어 이제 되돌릴 수 없습니다
edit-sample = 내장 예시라서 고칠 파일이 없습니다
copy-nothing = 복사할 것이 없습니다
mouse-ours = 마우스를 앱에서 씁니다
mouse-free = 마우스를 놓았습니다. 글자를 끌어서 고를 수 있습니다
key-edit = 편집기
key-mend = 고치기
key-undo = 적은 것 되돌리기
key-copy = 복사
key-mouse = 마우스 쓰기·놓기
key-views = 보기
command-copy-finding = 고른 것 복사
command-copy-path = 길 복사
command-copy-view = 이 화면을 글자로 복사
hint-copy-finding = 찾은 것
hint-copy-path = 길
hint-copy-view = 이 화면
hint-copy = 무엇을 복사할까요?
key-answer = 답하기
key-show-found = 찾은 것 보기
key-write-file = 파일에 적기
command-sort-next = 표를 다음 열로 정렬
command-sort-turn = 표의 정렬을 거꾸로

# 키와 테마
fault-unknown-command = 「{ $name }」 명령은 없습니다. 명령의 이름은 outflow keys가 보여 줍니다
fault-no-such-key = 「{ $name }」 키는 없습니다. q, Ctrl-d, Alt-x, F5, Shift-Tab, up처럼 적으세요
fault-key-twice = { $key } 키는 이미 { $command }에 쓰고 있습니다
fault-key-leaves = { $key } 키는 언제나 나가는 키라서 다른 데 쓸 수 없습니다
fault-needs-key = { $command }에 키가 하나도 없으면 길을 잃을 수 있어 그대로 두었습니다
key-theme = 화면 색 바꾸기
command-words-theme = 테마, 색깔
command-words-quit = 종료, 닫기, 끝내기
command-words-back = 닫기, 뒤로
command-words-class = 클래스, 분류
command-theme-of = 화면 색: { $name }
view-theme = 화면 색: { $name }
hint-search-end = 찾기 끝내기
keys-title = outflow의 키
keys-moving = 고르고 다니기
keys-views = 화면
keys-finding = 찾아가기
keys-map = 지도
keys-what-if = 만약에
keys-app = 그 밖에
keys-own = 설정에서 바꾼 키
keys-head-keys = 키
keys-head-text = 하는 일
keys-head-name = 이름
keys-change = 키를 바꾸려면 outflow keys --format yaml이 보여 주는 줄을 설정 파일에 옮겨 적고 고치세요. 설정 파일이 있는 곳은 outflow config가 알려 줍니다.
keys-file = 파일과 복사
command-language = 언어 바꾸기 (English)
hint-why = 왜·자세히
hint-edit-there = 틀린 곳 열기
hint-to-what-if = 만약에로

# 처음 만드는 지도: new
cli-about-new = 여섯 가지 질문에 답해 첫 지도 만들기
cli-more-new =
    업체 이름, 들어오는 자료, 보관하는 곳, 쓰는 AI, 받는 곳, 지키는 것을 한 화면에 하나씩 묻고, 답을 설명이 달린
    지도로 적어 바로 엽니다. 모르는 것은 「모름」이라고 하면 지도에 질문으로 남습니다. 끝까지 가기 전에는 아무
    파일도 쓰지 않고, 이미 있는 파일은 절대 덮어쓰지 않습니다.

    --from은 함께 들어 있는 예시를 그대로 베껴 시작합니다. --yes는 묻지 않고 흔한 답으로 씁니다. --answer로 미리
    답할 수 있고, --answer list는 어떤 질문과 답이 있는지 보여 줍니다.
cli-examples-new =
    outflow new --from cafe map.yaml # 카페 예시를 베껴 시작합니다
    outflow new --yes --title "우리 가게" # 묻지 않고 흔한 답으로 씁니다
    outflow new --yes --answer ai=claude-code --answer plan=team dev.yaml # 답을 미리 적습니다
    outflow new --answer list # 질문과 답을 모두 보여 줍니다
cli-arg-new-file = 새로 쓸 파일 [기본값: 업체 이름으로 지은 이름, 또는 map.yaml]
cli-arg-new-from = 이 예시를 베껴 시작합니다
cli-value-new-from-cafe = 매출 요약에 Claude API를 쓰는 카페
cli-value-new-from-clinic = 소견서를 다듬는 동네 의원
cli-value-new-from-shop-support = 상담에 AI를 쓰는 온라인 가게
cli-value-new-from-consultant = 고객사 자료를 다루는 컨설턴트
cli-value-new-from-bedrock-office = AWS Bedrock을 쓰는 사무소
cli-value-new-from-dev-team = Claude Code를 쓰는 개발팀
cli-arg-new-yes = 묻지 않고 흔한 답으로 써 둡니다. 스크립트에서 씁니다
cli-arg-new-title = 업체 이름
cli-arg-new-answer = 미리 하는 대답. 여러 번 쓸 수 있고, 여럿은 쉼표로 잇습니다
cli-name-template = 예시
cli-name-text = 글
cli-name-answer = 질문=답
new-no-terminal = 화면이 없어서 물어볼 수 없습니다. --yes(흔한 답으로)나 --from(예시로)을 함께 쓰세요
new-there = { $path } 파일이 이미 있어 그대로 두었습니다. 비어 있는 이름: { $free }
new-no-template = 「{ $name }」 예시는 없습니다
new-no-question = --answer에 「{ $written }」 질문은 없습니다
new-no-answer = 「{ $written }」 답은 없습니다
new-answer-lacks = --answer { $written }: 답이 없습니다. { $written }=unknown 처럼 등호 뒤에 답을 쓰세요
new-one-answer = --answer { $written }: 하나만 답할 수 있는 질문입니다
new-contradiction = --answer { $written }: unknown(모름)은 다른 답과 함께 쓸 수 없습니다. unknown이나 다른 답 가운데 한쪽을 빼세요
new-answered-twice = --answer { $written }: 이미 답한 질문입니다. 여러 답을 할 수 있는 질문이면 쉼표로 이어 한 번에 쓰세요
new-nothing-written = 아무것도 저장하지 않았습니다
# 화면
new-heading = 새 지도
new-file-heading = 저장
new-preview = 지도 미리 보기
new-leave = 아직 아무것도 저장하지 않았어요. 그만두면 지금까지 고른 답은 사라집니다. 그만둘까요?
new-many = 여러 개를 고를 수 있어요. 미리 골라 둔 것은 흔한 예이니, 아니면 끄세요.
new-key-choose = 고르기
new-key-move = 이동
new-key-type = 이름 적기
new-key-turn = 바꾸기
new-key-next = 다음
new-key-write = 저장하고 열기
new-key-yes = 그만두기
new-key-no = 계속 답하기
key-new = 새 지도
# 여섯 가지 질문
new-business = 어떤 곳인가요?
new-business-why = 이름은 지도의 제목이 됩니다. 하는 일을 고르면 다음 화면에 흔한 답을 미리 골라 둡니다.
new-what = 어떤 자료를 다루나요?
new-what-why = 손님과 직원에게서 받거나 직접 만드는 것이에요.
new-where = 그 자료를 어디에 두나요?
new-where-why = 적거나 저장해 두는 곳이에요. 기계 안이든 인터넷이든 모두 고르세요.
new-models = 어떤 AI를 쓰나요?
new-models-why = 일하면서 글을 넣어 보는 AI예요. 쓰지 않으면 아무것도 고르지 마세요.
new-whom = 또 누가 그 자료를 받나요?
new-whom-why = 보내거나 맡기는 곳, 손님과 이야기하는 곳이에요. 없으면 아무것도 고르지 마세요.
new-rules = 무엇을 지키고 있나요?
new-rules-why = 모르면 「모름」으로 두세요. 지도에 질문으로 남습니다.
new-save = 어느 파일에 저장할까요?
new-save-why = Enter를 누르면 저장하고 지도를 바로 엽니다. 파일은 편집기로 언제든지 고칠 수 있어요.
new-title = 이름
new-file = 파일
new-kind = 하는 일
new-kind-unknown = 그 밖
new-kind-shop = 가게·카페
new-kind-clinic = 병원·약국
new-kind-office = 사무실
new-kind-team = 개발팀
new-data = 다루는 자료
new-data-contact = 손님 이름·연락처
new-data-orders = 주문·매출·예약
new-data-talk = 상담·문의 내용
new-data-card = 카드·계좌 번호
new-data-health = 건강·진료 내용
new-data-rrn = 주민등록번호
new-data-staff = 직원 정보·급여
new-data-papers = 계약서·내부 문서
new-data-code = 소스 코드
new-data-keys = 비밀번호·API 키
new-data-unknown = 잘 모르겠어요
new-kept = 두는 곳
new-kept-pos = POS·계산대
new-kept-files = PC의 엑셀·문서
new-kept-chart = 차트·고객 관리 프로그램
new-kept-server = 우리 서버·DB
new-kept-booking = 예약·고객 관리 서비스
new-kept-google = 구글 드라이브·지메일
new-kept-microsoft = MS 365·원드라이브
new-kept-works = 네이버웍스
new-kept-dropbox = 드롭박스
new-kept-notion = 노션
new-kept-github = 깃허브
new-kept-s3 = AWS S3
new-kept-unknown = 잘 모르겠어요
new-ai = 쓰는 AI
new-ai-claude = Claude 앱
new-ai-claude-api = Claude API
new-ai-claude-code = Claude Code
new-ai-behind = Claude
new-ai-bedrock = AWS Bedrock의 Claude
new-ai-vertex = Google Vertex의 Claude
new-ai-foundry = Azure Foundry의 Claude
new-ai-chatgpt = 챗GPT 앱
new-ai-openai = OpenAI API
new-ai-gemini = 제미나이 앱
new-ai-gemini-api = 제미나이 API
new-ai-other-ai = 다른 AI
new-ai-unknown = 잘 모르겠어요
new-plan = Claude 요금제
new-plan-unknown = 모름
new-plan-free = 무료
new-plan-pro = Pro
new-plan-max = Max
new-plan-team = Team
new-plan-enterprise = Enterprise
new-plan-api = API
new-training = AI 학습에 쓰기
new-training-unknown = 모름
new-training-off = 꺼 두었어요
new-training-on = 켜져 있어요
new-to = 받는 곳
new-to-kakao = 카카오톡 채널
new-to-naver = 네이버
new-to-sms = 문자·알림톡
new-to-mail = 이메일
new-to-accountant = 세무사·노무사
new-to-courier = 택배사
new-to-toss = 토스페이먼츠
new-to-stripe = 스트라이프
new-to-analytics = 구글 애널리틱스
new-to-slack = 슬랙
new-to-agency = 관공서·공단
new-to-client = 고객사·협력 업체
new-to-unknown = 잘 모르겠어요
new-into = AI에 넣는 것
new-into-contact = 손님 이름·연락처
new-into-orders = 주문·매출·예약
new-into-talk = 상담·문의 내용
new-into-card = 카드·계좌 번호
new-into-health = 건강·진료 내용
new-into-rrn = 주민등록번호
new-into-staff = 직원 정보·급여
new-into-papers = 계약서·내부 문서
new-into-code = 소스 코드
new-into-keys = 비밀번호·API 키
new-into-unknown = 잘 모르겠어요
new-names = AI에 넣을 이름
new-names-unknown = 모름
new-names-drop = 이름 빼기
new-names-tokenize = 가명으로 바꾸기
new-names-raw = 그대로
new-law = 따르는 법
new-law-kr = 한국
new-law-eu = 유럽연합
new-law-us = 미국
new-law-unknown = 잘 모르겠어요
# 지도에 적히는 이름
new-zone-here = 우리 일터
new-zone-cloud = 인터넷 서비스
new-source-customers = 손님
new-source-staff = 직원
new-source-papers = 업무 문서
new-source-repository = 코드 저장소
new-source-some = 들어오는 자료
new-work = 우리 업무
new-mask-drop = 이름 빼기
new-mask-tokenize = 가명으로 바꾸기
new-mask-code-drop = Claude Code에 줄 것에서 이름 빼기
new-mask-code-tokenize = Claude Code에 줄 것을 가명으로 바꾸기
# 지도에 적히는 설명
new-head = 「outflow new」의 질문에 답해 만든 첫 지도입니다. 저장할 때마다 outflow 화면이 바로 바뀝니다.
new-head-open = 적지 않은 것은 '아니요'가 아니라 '모름'입니다. 물음표가 있는 줄의 답을 알게 되면 「이름: 값」으로 적으세요. 요소와 흐름은 그 {"{"} {"}"} 안에, profile은 새 줄에 적습니다.
new-open-kept = 자료를 어디에 두나요? stores: 에 적고 flows: 로 이으세요.
new-open-ai = 어떤 AI를 쓰나요? channels: 에 적고 flows: 로 이으세요. 예: claude: {"{"} uses: claude-api {"}"}
new-open-to = 또 누가 자료를 받나요? channels: 에 적고 flows: 로 이으세요.
new-open-title = title: 어떤 곳인가요? 예: title: 동네 카페
new-plan-open = plan: 요금제마다 규칙이 달라, 섞어 쓰면 하나로 적지 않았습니다. 쓰임마다 지도를 나누세요. 들은 답: { $plan }
new-ask-law = jurisdiction: 어느 나라 법을 따르나요? 예: [kr]
new-ask-only = AI에는 무엇이 들어가나요? 지금은 모두 간다고 봅니다. AI로 가는 흐름에 적으세요. 예: - work -> claude: {"{"} only: [pii-contact] {"}"}
new-flows-assumed = 이 길들은 흔한 대로 이은 것입니다. 아닌 것은 지우고 빠진 것은 더하세요.
new-ask-redact = AI에 넣기 전에 이름을 빼나요? 그렇다면 work에 적으세요. 예: redact: {"{"} pii-contact: drop {"}"}
new-ask-data = data: 어떤 자료인가요? 예: [pii-contact, behavior]
new-ask-retention = retention: 얼마나 보관하나요? 예: 90d, 1y, until-deleted
new-ask-encrypted = encrypted: 암호를 걸어 저장하나요? 예: yes, no
new-ask-training = training: 받은 것을 AI 학습에 쓰나요? 예: yes, no
new-ask-dpa = dpa: 개인정보를 맡기는 계약(위탁)을 맺었나요? 예: yes, no
new-ask-region = region: 어느 나라에 있나요? 예: kr, us
new-ask-logged = logged: 나간 기록이 남나요? 예: yes, no
new-ask-untrusted = untrusted: 바깥사람이 쓴 글이 들어오나요? 예: yes, no
new-ask-approval = approval: AI가 하는 일을 사람이 승인하나요? 예: yes, no
new-ask-again = 이것도 묻습니다: { $keys }
new-ask-tls = tls: 흐름마다, 암호화된 길로 가나요? 예: 이 PC 안이면 {"{"} transport: local {"}"}, 밖이면 {"{"} tls: yes {"}"}
new-ask-provider = provider: Claude를 어디를 거쳐 쓰나요? 예: claude-api, bedrock, vertex, foundry
new-ask-plan = plan: 어떤 요금제인가요? 예: pro, team, api
new-ask-train = training: AI 학습에 쓰도록 켜져 있나요? 예: on, off
new-ask-zdr = zero_data_retention: 무보관(ZDR)을 약속받았나요? 예: yes, no
new-ask-env = env: 이 변수를 정해 두었나요? { $names } 예: DISABLE_TELEMETRY: "1"

# 이미 있는 것에서: import
cli-about-import = Claude Code 설정이나 다른 도구의 모델로 지도 초안 만들기
cli-more-import =
    Claude Code를 쓰는 프로젝트의 설정이나 다른 도구로 그린 모델을 읽어 지도로 옮기고, 줄마다 어디서 왔는지
    적습니다. 아무것도 실행하지 않고 어디로도 보내지 않습니다. 비밀번호와 키는 어디에 있는지만 적습니다. 옮기지
    못한 것은 지도 끝과 화면에 모두 적습니다.
cli-examples-import =
    outflow import claude-code . -o map.yaml # 이 프로젝트의 지도 초안을 만듭니다
    outflow import model.json # 형식을 알아보고 지도를 출력합니다
cli-arg-import-what = 형식. 알아서 찾게 하려면 읽을 파일이나 폴더
cli-arg-import-path = 읽을 파일이나 폴더 [기본: claude-code는 이 폴더]
cli-arg-import-output = 지도를 적을 새 파일. 이미 있으면 쓰지 않습니다 [기본: 화면에 출력]
cli-arg-import-home = 사용자 설정을 찾을 홈 폴더 [기본: 내 홈 폴더]
cli-arg-import-managed = 회사 설정을 찾을 폴더 [기본: 시스템이 정한 곳]
cli-group-begin = 지도 시작하기
cli-group-places = 찾는 곳
cli-name-format-or-path = 형식|경로
cli-name-path = 경로
import-unknown-format = { $format } 형식은 가져올 수 없습니다. 이렇게 써 보세요: { $hint }
import-not-known = { $path }: 가져올 수 있는 형식이 아닙니다. 가져올 수 있는 형식: { $formats }
import-not-here = { $path } 폴더 안에는 Claude Code 설정이 없습니다. 내 홈 폴더와 조직의 설정만 가져옵니다.
import-nothing = { $path }: 가져올 것을 찾지 못했습니다
import-nothing-below = { $path }: 여기에는 가져올 것이 없고 아래 폴더에 있습니다. 폴더마다 지도 하나가 됩니다: outflow import { $file }
import-nothing-but = { $path }: Claude Desktop의 설정 파일만 있습니다. 그것을 가져오려면: outflow import { $file }
import-there = { $path } 파일이 이미 있어 그대로 두었습니다. 다른 이름을 쓰거나 outflow merge로 새 내용을 합치세요
import-tally = 요소 { $elements }개, 흐름 { $flows }개, 자료 종류 { $classes }개, 구역 { $zones }개를 가져왔습니다. { $left ->
    [0] 모두 제자리를 찾았습니다
   *[other] { $left }개는 옮길 자리가 없었습니다
}
import-left-one = { "  " }{ $place }: { $why }
import-left-more = { "  " }그 밖에 { $count }개는 지도 끝에 적었습니다
import-kept = { $key }: { $value }
import-left-keys = { $count }번 나옵니다. 지도에는 적을 자리가 없습니다
import-wants = 이대로는 읽지 못했습니다. { $what ->
    [text] 글 하나가 와야 합니다
    [flag] true나 false가 와야 합니다
    [number] 숫자가 와야 합니다
    [list] 목록이 와야 합니다
   *[keys] 이름과 값이 와야 합니다
}
import-wants-word = “{ $said }” 말고 이 가운데 하나가 와야 합니다: { $words }
import-twice = 같은 아이디가 이미 있어 옮기지 않았습니다
import-dangling = { JOSA($id, "을/를") } 가리키지만 그런 것은 이 파일에 없습니다
import-open-end = 한쪽 끝이 아무것에도 이어지지 않습니다
import-second-zone = 이미 다른 구역에 있습니다. 지도의 요소는 한 구역에만 있습니다
import-ring = 돌고 돌아 자기 안에 들어갑니다. 이 한 단계는 뺐습니다
import-version = { $version }판을 바르게 읽는지는 알 수 없습니다. { $known }판처럼 읽었습니다
import-answered = { JOSA($classes, "은/는") } { $from }에서 옵니다. 지도에는 받는 이곳에서 들어오는 것으로 적었습니다
import-unexplained = { JOSA($classes, "이/가") } 어디서 오는지 모델에 없습니다. 여기서 생기는 것으로 옮겼습니다
import-claim-only = 모델은 { $said }만 있다고 하지만 { $more }도 옵니다: { $path }
import-claim-rank = 모델이 말하는 것보다 더 민감한 자료가 옵니다. { $more }: { $path }
import-claim-holds = 모델은 { JOSA($class, "이/가") } 여기 있다고 하지만 가져오는 흐름이 없습니다
import-second-title = 제목이 하나 더 있습니다: { $title }
import-drawn-first = 나가는 화살표만 있어 자료가 들어오는 곳으로 보았습니다
import-drawn-last = 들어오는 화살표만 있어 자료가 남에게 나가는 곳으로 보았습니다. 우리가 두는 곳이면 stores로 옮기세요
import-drawn-frame = 화살표가 안에 있는 것이 아니라 구역에 닿습니다
import-doubts = 모델이 스스로 어긋나거나 지도와 맞지 않는 곳 { $count }군데입니다. 지도에도 그 자리에 적었습니다:
import-doubts-more = { "  " }그 밖에 { $count }군데는 지도에 적었습니다
import-head = outflow import { $by } 명령이 다음에서 만든 초안입니다:
import-head-open = 적지 않은 것은 '아니요'가 아니라 '모름'입니다. 마음껏 고치세요. outflow merge는 손으로 쓴 것을 건드리지 않습니다.
import-left = 옮길 자리가 없던 것 ({ $count }개):
import-record = outflow merge가 가져온 것을 알아보는 표시입니다. 그대로 두세요.
import-json-deep = 너무 깊이 들어간 값이 있습니다
import-json-quote = 여기서 연 따옴표가 닫히지 않았습니다
import-json-open = 여기서 연 괄호나 주석이 닫히지 않았습니다
import-json-more = 여기서 두 번째 값이 시작됩니다. 한 파일에는 값이 하나여야 합니다
import-json-syntax = JSON 문법이 맞지 않습니다. 여기에는 따옴표로 감싼 이름, 쌍점, 값, 쉼표 가운데 하나가 와야 합니다
cli-arg-import-check = 초안을 만드는 대신 이 지도와 비교합니다. 다르면 1로 끝납니다
import-what = 무엇을 가져올지 알려 주세요: 파일, 또는 형식과 파일
cli-about-merge = 가져온 지도를 지금 설정에 맞게 고치기
cli-more-merge =
    다시 가져와서 새로 생긴 것, 바뀐 것, 없어진 것을 지도에 옮깁니다. 손으로 쓰거나 고친 것은 그대로 두고,
    지금 설정과 다르면 알려 줍니다.
cli-examples-merge =
    outflow merge map.yaml # 지도를 만들었던 곳에서 다시 가져와 합칩니다
    outflow merge map.yaml claude-code . --dry-run # 무엇이 바뀔지 보기만 합니다
cli-arg-merge-map = 고칠 지도
cli-arg-merge-what = 형식, 또는 읽을 파일이나 폴더 [기본: 지난번에 가져온 형식]
cli-arg-merge-path = 읽을 파일이나 폴더 [기본: claude-code는 이 폴더]
cli-arg-merge-home = 사용자 설정을 찾을 홈 폴더 [기본: 내 홈 폴더]
cli-arg-merge-managed = 회사 설정을 찾을 폴더 [기본: 시스템이 정한 곳]
cli-arg-merge-dry-run = 무엇이 바뀔지 보기만 하기
merge-new = + { $place }{ $what }
merge-changed = ~ { $place }{ $what }
merge-gone = - { $place }{ $what }
merge-own = = { $place }{ $what } (손으로 쓴 것이라 그대로 두었습니다)
merge-removed = = { $place }{ $what } (손으로 뺀 것이라 넣지 않았습니다)
merge-needed = = { $place }{ $what } (설정에서는 없어졌지만 지도에서 쓰고 있습니다. 직접 빼 주세요)
merge-by-hand = ! { $place }{ $what } (여기서는 안전하게 고칠 수 없습니다. 직접 고쳐 주세요)
merge-count = { $done ->
    [0] 옮길 것이 없습니다
   *[other] { $done }곳을 고쳤습니다
}{ $left ->
    [0] .
   *[other] . 다르지만 그대로 둔 것 { $left }곳.
}
merge-dry = { $path } 파일은 고치지 않았습니다.
merge-unsafe = { $path }: 적힌 모양 때문에 안전하게 합칠 수 없어 고치지 않았습니다. outflow import -o로 새 지도를 따로 만드세요.
merge-kind = - { $place }{ $what } (파일에서는 이제 다른 종류입니다)
merge-kind-own = = { $place }{ $what } (파일에서는 이제 다른 종류입니다. 그대로 두었습니다)
drift-kind = ~ { $place }{ $what }, 파일에서는 이제 다른 종류입니다
drift-new-part = + { $place }: 지도에 없습니다
drift-gone-part = - { $place }: 지도에 있지만 설정에서는 없어졌습니다
drift-new = + { $place }{ $what }, 지도에 없습니다
drift-gone = - { $place }{ $what }, 지도에 있지만 설정에서는 없어졌습니다
drift-changed = ~ { $place }{ $what }
drift-count = { $count ->
    [0] { $path }: 지금 설정과 같습니다.
   *[other] { $path }: 지금 설정과 { $count }곳이 다릅니다.
}
drift-none-seen = { $path }: 비교한 것은 모두 지금 설정과 같습니다.
drift-veiled = 지도에 옮기지 않은 부분(<value>, <secret>, 변수의 값 등)이 있는 { $count }곳은, 그 부분이 바뀌었는지 비교하지 않았습니다:
merge-own-part = = { $place }{ $what } (설정에서는 없어졌지만 손으로 쓴 것이 있어 그대로 두었습니다)
merge-own-lacks = = { $place }{ $what } (지도에 없습니다. 손으로 쓴 곳이라 넣지 않았으니 직접 적어 주세요)
merge-other = { $path }: { $other }에서 가져온 것이 아니라 { $by }에서 가져온 지도입니다. merge는 만들었던 곳에서 다시 가져옵니다
merge-elsewhere = { $path }: 이 지도를 만든 { $from } 폴더나 파일이 여기에 없습니다. outflow merge { $path } { $by } 경로 처럼 알려 주세요
import-not-it = { $path }: { $title } 형식이 아닌 것 같습니다
import-it-is = { $path }: { $title } 형식이 아니라 { $other } 형식인 것 같습니다
merge-moved = 여기에 있던 { $place } 항목은 이제 다른 종류입니다
merge-was-here = 여기에 있던 { $place } 항목은 설정에서 없어졌습니다
merge-said = + { $place }: { $why }
merge-unsaid = - { $place }: { $why } (이제는 아닙니다)
merge-unsaid-what = 지난번에 가져올 때 알려 드린 것
merge-said-by-hand = ! { $place }: { $why } (여기에는 안전하게 적을 수 없습니다. 직접 적어 주세요)
import-empty = 파일이 비어 있습니다. 모델이나 설정이 있어야 합니다: JSON, YAML, XML, Mermaid 흐름도
import-left-twice = 두 번 적혀 있어 마지막 것만 보았습니다
