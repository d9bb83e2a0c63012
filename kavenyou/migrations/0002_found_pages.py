"""KAvenyou's own pages: who we are, what we know of readers, how we correct. What an editor has written already stays."""

from django.db import migrations

ABOUT_EN = (
    "<p>KAvenyou covers the route between Singapore and Korea: the music that travels it, the places along it, "
    "what to eat at either end, and how people live there. We go to the show, queue for the noodles, take the night "
    "bus, and write down what it was like.</p>"
    "<h2>How we work</h2>"
    "<ul>"
    "<li><p>Interviews are printed as they were given. Where somebody spoke Korean or Chinese, their own words stand "
    "first and our translation below.</p></li>"
    "<li><p>Who paid is said before you read. A story somebody paid for carries the label Partner on its page, on every "
    "card and in our feeds. Invitations, hosted trips and gifts are named below the byline.</p></li>"
    "<li><p>What we get wrong, we put right at the top of the story, with the date. All of it is "
    '<a href="/corrections/">listed in one place</a>.</p></li>'
    "<li><p>Pictures say who took them.</p></li>"
    "</ul>"
    "<h2>Write to us</h2>"
    "<p>For collaboration and advertising enquiries, and for everything else: "
    '<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>, or '
    '<a href="/advertise/">the page for partners</a>.</p>'
)
ABOUT_KO = (
    "<p>KAvenyou는 싱가포르와 한국을 잇는 길을 취재합니다. 그 길을 오가는 음악, 길가의 장소들, 양쪽 끝에서 먹을 것, "
    "그리고 그곳 사람들이 사는 방식을 이야기합니다. 공연장에 가고, 국수 집에 줄을 서고, 심야 버스를 타고 나서 "
    "어땠는지를 씁니다.</p>"
    "<h2>우리가 일하는 방식</h2>"
    "<ul>"
    "<li><p>인터뷰는 들은 그대로 싣습니다. 한국어나 중국어로 한 말은 원문을 먼저, 번역을 그 아래에 둡니다.</p></li>"
    "<li><p>누가 비용을 냈는지는 읽기 전에 알립니다. 비용을 받은 기사에는 페이지와 모든 카드, 피드에 파트너 표시가 "
    "붙습니다. 초청, 취재 지원, 선물은 필자 이름 아래에 밝힙니다.</p></li>"
    "<li><p>틀린 것은 기사 맨 위에서 날짜와 함께 바로잡습니다. 모든 정정은 "
    '<a href="/ko/corrections/">한곳에 모아 둡니다</a>.</p></li>'
    "<li><p>사진에는 찍은 사람의 이름을 적습니다.</p></li>"
    "</ul>"
    "<h2>연락하기</h2>"
    "<p>협업과 광고 문의, 그 밖의 모든 이야기는 "
    '<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a> 또는 '
    '<a href="/ko/advertise/">파트너 페이지</a>로 보내 주세요.</p>'
)
ABOUT_ZH = (
    "<p>KAvenyou 报道新加坡与韩国之间的这条路线：路上的音乐、沿途的地方、两端的美食，还有那里的人怎样生活。"
    "我们去看演出，排队吃面，坐夜班车，然后写下那是什么样子。</p>"
    "<h2>我们怎样工作</h2>"
    "<ul>"
    "<li><p>访谈照原话刊登。对方说的是韩语或中文时，原话在前，译文在后。</p></li>"
    "<li><p>谁付了钱，读之前就告诉您。收费的报道在页面、每张卡片和订阅源里都标明“合作”。邀请、招待行程与礼物写在作者署名下方。</p></li>"
    '<li><p>写错的地方，我们在文章最上方更正并注明日期。所有更正都<a href="/zh-hans/corrections/">列在一处</a>。</p></li>'
    "<li><p>每张照片都注明拍摄者。</p></li>"
    "</ul>"
    "<h2>联系我们</h2>"
    '<p>合作、广告及其他一切事宜：<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>，'
    '或前往<a href="/zh-hans/advertise/">合作伙伴页面</a>。</p>'
)

PRIVACY_EN = (
    "<p>You can read everything here without telling us who you are. This is what happens when you do, and what we "
    "keep when you write to us.</p>"
    "<h2>Reading</h2>"
    "<ul>"
    "<li><p>Our pages set no cookies and load nothing from other companies: no advertising network, no analytics "
    "service, no fonts from elsewhere.</p></li>"
    "<li><p>We count readings ourselves: the day, the page, the site you came from, and whether the window was a "
    "phone’s, a tablet’s or a computer’s. We store numbers, not visits: no address, no browser, nothing by which two "
    "readings could be known for the same person’s. If your browser says “do not track” or sends the Global Privacy "
    "Control signal, we do not count you at all. After thirteen months only the sum for each page is left.</p></li>"
    "<li><p>If you choose the light or dark theme by the button, your browser remembers it on your device. We are not "
    "told.</p></li>"
    "<li><p>Our server may keep a technical log of requests, with the addresses they came from, for as long as it takes "
    "to keep the site running and to fend off attacks. We follow nobody by it.</p></li>"
    "</ul>"
    "<h2>Videos, posts and share buttons</h2>"
    "<p>A video or post from another site stands here as a picture of our own and a link. Only when you press it does "
    "your browser load it from there, and then the other site’s rules apply. The share buttons are plain links; nothing is "
    "sent anywhere before you press one.</p>"
    "<h2>Newsletter</h2>"
    "<p>We write to you only after you have pressed the link in a confirmation email. We keep your address, the language, "
    "when you asked and confirmed, and the words you agreed to. An address nobody confirms is deleted after 7 days. When "
    "you unsubscribe, by one click in every issue, your address is deleted at once; what stays is a code from which nobody "
    "can read it, so that it is not added again by mistake. Against misuse we keep, for 24 hours, a code made from the "
    "address of the computer that signed up.</p>"
    "<h2>Enquiries from partners</h2>"
    "<p>We use what you write in the form to answer you, and for nothing else. After 24 months your name, your contact "
    "details and your message are deleted; what looks like spam goes after 30 days. A code made from the address of your "
    "computer is kept for 24 hours, so that nobody can flood us.</p>"
    "<h2>Your rights</h2>"
    "<p>Ask us what we hold about you, have it corrected, or have it deleted: "
    '<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>.</p>'
)
PRIVACY_KO = (
    "<p>이곳의 모든 글은 누구인지 밝히지 않고 읽을 수 있습니다. 읽을 때 일어나는 일과, 우리에게 글을 보낼 때 우리가 "
    "보관하는 것을 적어 둡니다.</p>"
    "<h2>읽을 때</h2>"
    "<ul>"
    "<li><p>우리 페이지는 쿠키를 쓰지 않으며 다른 회사에서 아무것도 불러오지 않습니다. 광고망도, 분석 서비스도, 외부 "
    "글꼴도 없습니다.</p></li>"
    "<li><p>읽은 횟수는 우리가 직접 셉니다. 날짜, 페이지, 어느 사이트에서 왔는지, 창이 휴대전화인지 태블릿인지 "
    "컴퓨터인지만 셉니다. 방문이 아니라 숫자를 저장합니다. 주소도, 브라우저도, 두 번의 읽기가 같은 사람의 것인지 알 수 "
    "있는 어떤 것도 남기지 않습니다. 브라우저가 “추적 금지”나 Global Privacy Control 신호를 보내면 아예 세지 않습니다. "
    "13개월이 지나면 페이지별 합계만 남습니다.</p></li>"
    "<li><p>버튼으로 밝은 화면이나 어두운 화면을 고르면 브라우저가 기기에 기억해 둡니다. 우리에게는 전해지지 않습니다.</p></li>"
    "<li><p>서버는 사이트를 운영하고 공격을 막는 데 필요한 동안 요청과 그 주소를 기술 기록으로 남길 수 있습니다. 그것으로 "
    "누구도 뒤쫓지 않습니다.</p></li>"
    "</ul>"
    "<h2>영상, 게시물, 공유 버튼</h2>"
    "<p>다른 사이트의 영상이나 게시물은 우리가 보관한 그림과 링크로만 놓여 있습니다. 누를 때 비로소 브라우저가 그 사이트에서 "
    "불러오며, 그때부터는 그 사이트의 규칙을 따릅니다. 공유 버튼은 평범한 링크이고, 누르기 전에는 아무것도 보내지 "
    "않습니다.</p>"
    "<h2>뉴스레터</h2>"
    "<p>확인 메일의 링크를 누른 뒤에만 메일을 보냅니다. 주소, 언어, 신청하고 확인한 시각, 동의한 문구를 보관합니다. 확인하지 "
    "않은 주소는 7일 뒤에 지웁니다. 매호에 있는 링크 한 번으로 구독을 끊으면 주소를 바로 지우고, 실수로 다시 넣지 않도록 "
    "아무도 읽을 수 없는 부호만 남깁니다. 오용을 막기 위해 신청한 컴퓨터의 주소로 만든 부호를 24시간 보관합니다.</p>"
    "<h2>파트너 문의</h2>"
    "<p>양식에 쓴 내용은 답장하는 데에만 씁니다. 24개월이 지나면 이름, 연락처, 내용을 지우고, 스팸으로 보이는 것은 30일 뒤에 "
    "지웁니다. 문의가 쏟아지는 것을 막기 위해 컴퓨터 주소로 만든 부호를 24시간 보관합니다.</p>"
    "<h2>여러분의 권리</h2>"
    "<p>우리가 무엇을 보관하는지 묻고, 고치거나 지워 달라고 할 수 있습니다: "
    '<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>.</p>'
)
PRIVACY_ZH = (
    "<p>您不必告诉我们您是谁，就能阅读这里的一切。以下说明阅读时会发生什么，以及您写信给我们时我们保存什么。</p>"
    "<h2>阅读</h2>"
    "<ul>"
    "<li><p>我们的页面不使用 Cookie，也不从其他公司加载任何内容：没有广告网络，没有分析服务，没有外部字体。</p></li>"
    "<li><p>阅读次数由我们自己统计：日期、页面、您从哪个网站来、窗口属于手机、平板还是电脑。我们保存的是数字，不是访问记录："
    "没有地址，没有浏览器信息，也没有任何能看出两次阅读出自同一人的东西。如果您的浏览器要求“不跟踪”，或发出 Global Privacy "
    "Control 信号，我们就完全不计。十三个月后只留下每页的总数。</p></li>"
    "<li><p>您用按钮选择浅色或深色主题时，由浏览器记在您的设备上，我们并不知道。</p></li>"
    "<li><p>为了维持网站运行和抵御攻击，服务器可能在必要的时间内保留请求及其来源地址的技术日志。我们不会借此追踪任何人。</p></li>"
    "</ul>"
    "<h2>视频、帖子与分享按钮</h2>"
    "<p>其他网站的视频或帖子在这里只是我们自己保存的图片和一个链接。只有您按下时，浏览器才从那里加载，此后适用该网站的规则。"
    "分享按钮是普通链接，在您按下之前不会发送任何内容。</p>"
    "<h2>电子报</h2>"
    "<p>只有您按下确认邮件里的链接之后，我们才会写信给您。我们保存您的地址、语言、申请与确认的时间，以及您同意的文字。"
    "无人确认的地址七天后删除。每期都可一键退订，退订后地址立即删除，只留下一个谁也无法还原的代码，以免误将它再次加入。"
    "为防止滥用，我们把由申请者电脑地址生成的代码保留 24 小时。</p>"
    "<h2>合作咨询</h2>"
    "<p>您在表单里写的内容只用来答复您。24 个月后，姓名、联系方式和内容都会删除；看似垃圾信息的，30 天后删除。为防止被大量"
    "来信淹没，由您电脑地址生成的代码保留 24 小时。</p>"
    "<h2>您的权利</h2>"
    '<p>您可以询问我们保存了什么，要求更正或删除：<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>。</p>'
)

CORRECTIONS_EN = (
    "<p>We would rather be right than first, and are sometimes neither. When a story said something that was not so, we "
    "change it and say at its top what was wrong and when it was put right. Spelling we mend quietly. A story is never "
    "taken down to hide a mistake; one that had to go says so at its address.</p>"
    "<p>Found something? Write to "
    '<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a> with the address of the story.</p>'
)
CORRECTIONS_KO = (
    "<p>우리는 빠른 것보다 맞는 것을 원하지만, 가끔은 둘 다 놓칩니다. 기사에 사실과 다른 내용이 있으면 고치고, 무엇이 틀렸으며 "
    "언제 바로잡았는지를 기사 맨 위에 밝힙니다. 맞춤법은 조용히 고칩니다. 실수를 감추려고 기사를 내리는 일은 없으며, 내려야 "
    "했던 기사는 그 주소에 그렇다고 적어 둡니다.</p>"
    "<p>틀린 곳을 찾으셨나요? 기사 주소와 함께 "
    '<a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>으로 알려 주세요.</p>'
)
CORRECTIONS_ZH = (
    "<p>我们宁可写得对，也不求写得快；有时两样都没做到。文章里有与事实不符的地方，我们就改正，并在文章最上方说明错在哪里、何时"
    "更正。错别字悄悄改过。我们不会为了掩盖错误而撤下文章；不得不撤下的，会在原地址写明。</p>"
    '<p>发现了问题？请把文章地址寄到 <a href="mailto:admin@kavenyou.com">admin@kavenyou.com</a>。</p>'
)

# Address, language, title, introduction, text.
PAGES = [
    ("about", "en", "About KAvenyou", "Singapore to Korea, and everything worth getting off for.", ABOUT_EN),
    ("about", "ko", "KAvenyou 소개", "싱가포르에서 한국까지, 내려 볼 만한 모든 곳.", ABOUT_KO),
    ("about", "zh-hans", "关于 KAvenyou", "从新加坡到韩国，每一处值得下车的地方。", ABOUT_ZH),
    ("privacy", "en", "Privacy", "No cookies, no trackers, and an end to everything we keep.", PRIVACY_EN),
    ("privacy", "ko", "개인정보", "쿠키도 추적도 없고, 보관하는 것에는 끝이 있습니다.", PRIVACY_KO),
    ("privacy", "zh-hans", "隐私", "没有 Cookie，没有追踪；保存的一切都有期限。", PRIVACY_ZH),
    ("corrections", "en", "Corrections", "What we got wrong, and when it was put right.", CORRECTIONS_EN),
    ("corrections", "ko", "정정", "무엇이 틀렸고, 언제 바로잡았는지.", CORRECTIONS_KO),
    ("corrections", "zh-hans", "更正", "错在哪里，何时更正。", CORRECTIONS_ZH),
]


def found_pages(apps, schema_editor):
    page = apps.get_model("articles", "Page")
    for slug, language, title, description, body in PAGES:
        page.objects.get_or_create(
            slug=slug,
            language=language,
            defaults={"title": title, "description": description, "body": body, "is_published": True},
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_rights_of_readers_site"), ("kavenyou", "0001_found_masthead")]
    operations = [migrations.RunPython(found_pages, migrations.RunPython.noop)]
