//! The importer's texts.

/// In Korean.
pub const KO: &str = "
code-title = Claude Code가 자료를 주고받는 곳
code-label-code = 소스 코드
code-label-agent = Claude Code
code-assumed = 짐작입니다. 확인하세요: Claude Code가 여기서 읽는 것을 프로젝트의 소스 코드로 보았습니다. 고객 자료도 읽는다면 data에 더하세요.
code-no-mapping = 이 파일은 중괄호 { \"{\" }로 시작하는 설정이어야 합니다
code-variables = 받는 환경 변수 (값은 옮기지 않았습니다): { $names }
code-headers = 보내는 헤더 (값은 옮기지 않았습니다): { $names }
code-defaults = 변수 대신 파일에 적힌 기본값으로 보았습니다: { $names }
code-open = 실행할 때 채워지는 변수라 파일만으로는 값을 알 수 없습니다: { $names }
code-headers-helper = 헤더를 만드는 명령이 따로 있습니다(headersHelper). 여기서 실행하지 않았습니다.
code-oauth = OAuth로 로그인합니다.
code-bridge = 내 컴퓨터에서 뜨지만, 실제로는 아래 주소로 이어 주는 다리일 뿐입니다(mcp-remote).
code-container = 컨테이너 안에서 돌지만 스스로 밖으로 연결할 수 있습니다.
code-shell = 셸 명령으로 시작합니다.
code-cut = 비밀일 수도 있어 옮기지 않은 인수가 있습니다(<value>).
code-of-managed = 회사가 관리하는 서버입니다.
code-of-user = 이 사람이 자기 컴퓨터에만 넣은 서버입니다.
code-approved = { $file } 파일의 enabledMcpjsonServers가 켜 둔 서버입니다. 회사가 승인했다는 뜻은 아닙니다.
code-approved-all = { $file } 파일의 enableAllProjectMcpServers가 묻지 않고 통째로 켜 둔 서버입니다. 회사가 승인했다는 뜻은 아닙니다.
code-not-approved = 이 파일들에는 누가 켜기로 했다는 말이 없습니다. 처음 쓸 때 Claude Code가 묻습니다.
code-gateway = Claude로 가는 길목입니다. 누가 운영하나요? 오가는 글을 모두 볼 수 있습니다. 그 뒤에 무엇이 있는지는 설정에 없으니, 알면 흐름을 더하세요.
code-two-proxies = HTTPS_PROXY와 HTTP_PROXY가 서로 다릅니다. 첫 번째 것만 그렸습니다.
code-records-nowhere = 사용 기록을 보내도록 켜 두었지만, 어디로 보내는지는 설정에 없습니다.
code-records-prompts = OTEL_LOG_USER_PROMPTS 때문에 질문의 글도 담깁니다.
code-records-bodies = OTEL_LOG_RAW_API_BODIES 때문에 주고받은 내용 전체가 담깁니다.
code-a-mapping = 중괄호로 감싼 이름과 값
code-a-list = 대괄호로 감싼 목록
code-a-text = 글
code-a-url = 주소(url)
code-command-or-url = 명령(command)이나 주소(url)
code-left-expected = { JOSA($what, \"이/가\") } 있어야 하는 자리입니다. 읽지 않았습니다
code-left-key = 자료가 가는 곳과 관계있는지 알려지지 않은 항목입니다
code-left-variable = 자료가 가는 곳과 관계있는지 알려지지 않은 변수입니다. 값은 옮기지 않았습니다
code-left-shadowed = 같은 이름의 서버가 { $file } 파일에도 있고, 그쪽이 앞섭니다
code-left-disabled = { $file } 파일의 disabledMcpjsonServers가 꺼 두어 그리지 않았습니다
code-left-denied = { $file } 파일의 deniedMcpServers가 막아 그리지 않았습니다
code-left-not-allowed = allowedMcpServers에 없어 막히므로 그리지 않았습니다
code-left-typeless = type 없이 url만 있어 Claude Code가 건너뛰는 서버입니다
code-left-type = 모르는 type({ $type })이라 그리지 않았습니다
code-left-stray = 이 파일에 적힌 MCP 서버는 Claude Code가 읽지 않습니다
code-left-namesake = 이름은 같지만 다른 곳에 있는 프로젝트의 서버 { $count }개입니다. 같은 프로젝트라면 그 컴퓨터에서 가져오세요
code-left-key-helper = API 키를 가져오는 명령입니다. 여기서 실행하지 않았습니다: { $command }
code-left-headers-helper = 사용 기록에 붙일 헤더를 만드는 명령입니다. 여기서 실행하지 않았습니다: { $command }
code-left-certificates = 여기 적힌 인증기관을 더 믿습니다. 회사 프록시가 암호를 풀어 보고 있을 수 있습니다
code-left-hook = { $event } 때마다 명령을 실행합니다. 무엇을 어디로 보내는지 살펴보세요: { $command }
code-left-hook-off = { $event } 때 실행할 명령이지만 disableAllHooks가 꺼 두었습니다: { $command }
";

/// In English.
pub const EN: &str = "
code-title = What Claude Code exchanges data with
code-label-code = Source code
code-label-agent = Claude Code
code-assumed = An assumption to check: what Claude Code reads here is taken to be the project's source code. If it reads customers' data too, add that to data.
code-no-mapping = this file has to be a configuration that begins with { \"{\" }
code-variables = Gets these variables, whose values are not copied: { $names }
code-headers = Sends these headers, whose values are not copied: { $names }
code-defaults = Taken at the default that the file states: { $names }
code-open = Filled in when it starts, so that the file alone does not tell: { $names }
code-headers-helper = A command makes its headers (headersHelper). It was not run here.
code-oauth = Signs in with OAuth.
code-bridge = Started on this computer, but only a bridge to the address below (mcp-remote).
code-container = Runs in a container, and may call out by itself all the same.
code-shell = Started by a shell.
code-cut = Arguments that may be confidential are left out (<value>).
code-of-managed = One of the organisation's own servers.
code-of-user = One that this person added on their own computer.
code-approved = Switched on by enabledMcpjsonServers in { $file }. That does not mean that the business approved it.
code-approved-all = Switched on wholesale by enableAllProjectMcpServers in { $file }. That does not mean that the business approved it.
code-not-approved = Nobody has switched it on in these files; Claude Code asks when it is first used.
code-gateway = Stands on the way to Claude. Who runs it? It can read everything that passes. What is behind it is not in the configuration: add the flow once you know.
code-two-proxies = HTTPS_PROXY and HTTP_PROXY differ; only the first is drawn.
code-records-nowhere = Records of use are switched on, but the configuration does not say where they go.
code-records-prompts = The text of prompts is included, by OTEL_LOG_USER_PROMPTS.
code-records-bodies = Whole requests and answers are included, by OTEL_LOG_RAW_API_BODIES.
code-a-mapping = names and values in braces
code-a-list = a list in brackets
code-a-text = a text
code-a-url = an address (url)
code-command-or-url = a command or a url
code-left-expected = { $what } was expected here; it was not read
code-left-key = not known to matter for where data goes
code-left-variable = not known to matter for where data goes; its value is not copied
code-left-shadowed = a server of that name is in { $file } too, and comes first
code-left-disabled = switched off by disabledMcpjsonServers in { $file }, so it is not drawn
code-left-denied = forbidden by deniedMcpServers in { $file }, so it is not drawn
code-left-not-allowed = not among allowedMcpServers and so forbidden, so it is not drawn
code-left-typeless = has a url but no type, so Claude Code passes it over
code-left-type = of a type that is not known ({ $type }), so it is not drawn
code-left-stray = Claude Code does not read MCP servers from this file
code-left-namesake = { $count ->
    [one] a server
   *[other] { $count } servers
 } of a project of the same name elsewhere; if it is this one, import it on that computer
code-left-key-helper = a command that fetches the API key; it was not run here: { $command }
code-left-headers-helper = a command that makes headers for records of use; it was not run here: { $command }
code-left-certificates = the authorities in that file are trusted too; a proxy of the company may be reading encrypted traffic
code-left-hook = runs a command at { $event }; see what it sends, and where: { $command }
code-left-hook-off = would run a command at { $event }, but disableAllHooks is on: { $command }
";
