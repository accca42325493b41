"""Whose a clause is, and who says it: what grammar allows at the border of a clause, one manner a row."""

from __future__ import annotations

import pytest

from tests.readings import claims_of, said

SENTENCES = [
    (
        "a source that the speaker cites stands nearer",
        "読売新聞は、ロイターによるとして、軍が市庁舎を封鎖していると伝えた。",
        ["ロイター: 軍 | coerces | 市庁舎 (reported)"],
    ),
    (
        "a paper in quotation marks",
        "4日の「週刊ペルー」によれば、小川幹事長は、自由党に選挙協力を要望した。",
        ["週刊ペルー: 小川 | demands | 自由党 (reported)"],
    ),
    (
        "who speaks under a source",
        "BBCによれば、ペルー政府はチリへの軍事援助を中断する決定を下したと述べた。",
        ["ペルー: ペルー | abandons | チリへの軍事援助 (intended)"],
    ),
    (
        "a time between と and the verb",
        "ロイターは、オルバン首相が、首脳会談の開催を望むと23日語ったと伝えた。",
        ["オルバーン・ヴィクトル: オルバーン・ヴィクトル | seeks | 首脳会談の開催 (reported)"],
    ),
    (
        "told in ことを with the clause before",
        "読売新聞は、集会で警官と支持者の衝突があり、逮捕者が出たことを伝えている。",
        ["読売新聞: 警官 | opposes | 支持者 (reported)"],
    ),
    (
        "an inverted quotation",
        "チリにとって日本との関係は重要であると、ロイターは指摘している。",
        ["ロイター: チリ | prioritizes | 日本との関係"],
    ),
    (
        "two sayings of one",
        "ペルー外務省報道官は「テロリストは選挙を妨害しようとしている」と述べ、「小川氏が標的なのか」は言明できないと述べた。",
        ["ペルー外務省報道官: テロリスト | weakens | 選挙 (intended)"],
    ),
    (
        "という of what was seen",
        "オルバン首相は小川氏と面会し、側近も席に加わったという。",
        ["オルバーン・ヴィクトル | meetsWith | 小川 (reported)"],
    ),
    (
        "a view that somebody gives",
        "総務省は、公選法に違反するとの見方を示した。",
        [],
    ),
    (
        "a policy",
        "自由党は農業の規制の維持を政策としている。",
        ["自由党 | maintains | 農業の規制 (intended)"],
    ),
    (
        "a talk beside an agreement",
        "ペルーとチリの外相が会合を実施して、貿易の強化が必要であるとの意見が一致した。",
        ["ペルー | meetsWith | チリ"],
    ),
    (
        "what is hoped of others",
        "首相は「改革の姿勢を評価していただいた」と述べた。",
        [],
    ),
    (
        "what one hopes that others will do",
        "大統領は「ペルーは国際社会から支援されたい」と述べた。",
        [],
    ),
    (
        "what one feels something about",
        "外相は「神社への参拝を強行したことに深い失望を覚える」と述べた。",
        [],
    ),
    (
        "what a thing is said to be",
        "委員会は、受賞の理由を「国際的な外交を強めるために努力した」とした。",
        [],
    ),
    (
        "two が, of which the first accuses",
        "多くの住民が市長が補助金を着服したと非難した。",
        ["多くの住民 | criticizes | 市長"],
    ),
    (
        "two が, of which the first expects",
        "多くの市民が両首脳がともに停戦を実現することを期待している。",
        ["多くの市民 | seeks | 両首脳がともに停戦を実現すること"],
    ),
    (
        "two を under a charge",
        "大統領は、閣僚2人を政権の転覆を図った容疑で逮捕した。",
        ["大統領 | coerces | 閣僚2人"],
    ),
    (
        "a second topic",
        "首相はまた、欧州との関係は、対露外交においてきわめて重要であるとの認識を示した。",
        ["首相 | recognizes | 欧州との関係は、対露外交においてきわめて重要"],
    ),
    (
        "a condition in a threat",
        "政府は運転手に対し、営業を再開しなければ事業を打ち切るとの通告を出した。",
        ["日本 | abandons | 事業 (intended)"],
    ),
    (
        "a headline with two acts",
        "暴動の参加者2400人を釈放、野党幹部は取り調べ",
        [],
    ),
    (
        "a class of which one is meant",
        "小川氏は宗教間の対話を提唱する代表的な神学者のひとりとして知られる。",
        ["小川 | proposes | 宗教間の対話"],
    ),
    (
        "a noun that describes",
        "ペルーは議会の勢力を左右する注目の選挙区だ。",
        ["注目の選挙区 | influences | 議会の勢力"],
    ),
    (
        "words that quotation marks hold together",
        "小川氏は「核兵器のない世界」を目指す演説を行った。",
        ["小川 | seeks | 核兵器のない世界"],
    ),
    (
        "a quotation that is no clause",
        "外相は「総理として熟慮を重ねた結果の判断」と理解を示した。",
        ["外相 | recognizes | 総理として熟慮を重ねた結果の判断"],
    ),
    (
        "a label before として",
        "小川氏は「新しい政治」を旗印として当選を目指している。",
        ["小川 | seeks | 当選"],
    ),
    (
        "a noun that GiNZA parts",
        "選挙委員会は小川氏の立候補届け出を認めない。",
        ["選挙委員会 | rejects | 小川氏の立候補届け出"],
    ),
    (
        "whose goal it was",
        "大統領は演説で、選挙中に掲げていた「改革」の実現に向けて結束していくよう国民に呼びかけた。",
        ["大統領 | emphasizes | 改革の実現", "大統領 | demands | 国民"],
    ),
    (
        "who follows after が",
        "ペルー大統領は、増税を訴えたが、国内ではチリ系の勢力が大統領への反感を強めていた。",
        ["ペルー大統領 | emphasizes | 増税", "チリ系の勢力 | strengthens | 大統領への反感"],
    ),
    (
        "a paper has no fear of its own",
        "日本経済新聞は、和平交渉の後退への懸念があると伝えている。",
        [],
    ),
    (
        "a member of what is asked",
        "国王は「ネパール会議派」など主要政党による七党同盟に対し、首相の推薦を求めた。",
        ["国王 | demands | 七党同盟"],
    ),
    (
        "officers of two parties",
        "自民党の小川幹事長と希望の党の中野幹事長の会談では、減税で一致した。",
        ["小川 | meetsWith | 中野"],
    ),
    (
        "what a bare noun takes up",
        "元大統領に死刑判決が言い渡された。英国は判決を歓迎した。",
        ["英国 | supports | 死刑判決"],
    ),
    (
        "a group said with whose it is",
        "小川幹事長は福岡選挙区の有権者に支持を呼びかけた。",
        ["小川 | demands | 福岡選挙区の有権者"],
    ),
    (
        "who makes a plan known of which a source tells",
        "NHKによれば、小川司令官は暫定首相を任命する方針を明らかにした。",
        ["小川: 小川 | appoints | 暫定首相 (reported)"],
    ),
    (
        "a further topic takes over",
        "トルコも参加を望んでいるが、ネタニヤフ政権はこれを認めない構えだ。",
        ["トルコ | seeks | 参加", "ネタニヤフ政権 | rejects | 参加 (intended)"],
    ),
    (
        "the が of the verb that a て leads to",
        "欧州連合は融資を検討しているが、ベルギーが報復を恐れて難色を示した。",
        ["欧州連合 | proposes | 融資", "ベルギー | fears | 報復", "ベルギー | rejects | 融資"],
    ),
    (
        "will, with its する",
        "中国が台湾を支配下に置こうとした。",
        ["中国 | coerces | 台湾 (intended)"],
    ),
    (
        "who is warned, in the condition",
        "中国商務省は、米国が輸出規制を拡大すれば対抗措置を取ると警告した。",
        ["中国商務省: 米国 | strengthens | 輸出規制 (hypothetical)", "中国商務省 | warns | 米国"],
    ),
    (
        "a stem that is an adverb",
        "イスラエルは停戦合意に繰り返し違反した。",
        ["イスラエル | violates | 停戦合意"],
    ),
    (
        "who gave the document",
        "ロイターが入手した文書によれば、米国はインドネシアに部隊の派遣を打診した。",
        ["文書: 米国 | informs | インドネシア (reported)"],
    ),
    (
        "a post that is filled",
        "首相は人事を決めた。外務大臣は町村信孝氏を起用した。",
        ["首相 | enacts | 人事"],
    ),
    (
        "rights are no acts",
        "パク大使は「宇宙を利用する権利は、どの国にもある」と述べた。",
        [],
    ),
    (
        "what one wants no part of",
        "サプライチェーンに与える影響を小川大臣は注視した。",
        ["小川 | watches | サプライチェーンに与える影響"],
    ),
    (
        "a deed that one announces",
        "マリキ首相は首相の辞任を表明した。",
        [],
    ),
    (
        "what cannot be granted",
        "玉城知事は基地の拡大は認められないと述べた。",
        ["玉城デニー: 玉城デニー | rejects | 基地の拡大"],
    ),
    (
        "a verb without a passive",
        "シハサック外相は往来の再開に応じられないとの立場を示した。",
        ["シハサック | rejects | 往来の再開"],
    ),
    (
        "a saying before 一方",
        "頼清徳総統は「圧力には屈しない」と述べる一方で、対話は続けるとして、中国に自制を呼びかけました。",
        ["頼清徳: 頼清徳 | rejects | 圧力", "頼清徳: 頼清徳 | maintains | 対話", "頼清徳 | demands | 中国"],
    ),
    (
        "a reason before what is asked",
        "玉城知事は「負担が増えることは認められない」として、計画を見直すよう政府に要請した。",
        ["玉城デニー: 玉城デニー | rejects | 負担が増えること", "玉城デニー | demands | 日本"],
    ),
    (
        "what something is different from",
        "中国は、ASEANとは別の枠組みを両国に提案した。",
        ["中国 | proposes | 別の枠組み"],
    ),
    (
        "from whom a demand comes",
        "インドは、トランプ政権から関税の引き下げと引き換えに輸入の停止を迫られた。",
        ["トランプ政権 | demands | インド"],
    ),
    (
        "who is asked to say so",
        "拉致被害者の家族は、「『経済制裁を発動します』と言っていただきたい」と述べた。",
        [],
    ),
    (
        "who acts behind a noun",
        "統一省は、北朝鮮が先週南北間を連結する鉄道の試験運行を中止したことを受けて行われた協議で、金大中前大統領が平壌を訪問することで合意したと発表した。",
        ["統一省: 金大中 | visits | 平壌 (intended)"],
    ),
    (
        "who tells a cleft",
        "読売新聞は、ラッツィンガー師を招聘したのが、キュング教授であったとしている。",
        ["読売新聞: キュング | promises | ラッツィンガー"],
    ),
    (
        "a party that is announced",
        "野党ティサが伸びている。同党は疑惑を否定した。",
        ["ティサ | rejects | 疑惑"],
    ),
    (
        "a leader of the opposition is no party",
        "野党リーダーが疑惑を否定した。",
        [],
    ),
    (
        "a source that goes on over hearsay",
        "共同通信によると、政府は野党を批判した。米国も中国を批判したという。",
        ["共同通信社: 政府 | criticizes | 野党 (reported)", "共同通信社: 米国 | criticizes | 中国 (reported)"],
    ),
    (
        "a source ends with what is told as a fact",
        "共同通信によると、政府は野党を批判した。米国は中国を批判した。",
        ["共同通信社: 政府 | criticizes | 野党 (reported)", "米国 | criticizes | 中国"],
    ),
    (
        "a quotation that is announced",
        "首相はこう語った。「政府は増税に反対する」",
        ["首相: 日本 | rejects | 増税"],
    ),
    (
        "a quotation that is not announced",
        "首相は増税を語った。「政府は増税に反対する」",
        ["日本 | rejects | 増税"],
    ),
    (
        "between whom there is tension",
        "ガラセ首相が軍との間に緊張を生み出した。",
        ["ライセニア・ガラセ | causes | 軍との間に緊張"],
    ),
    (
        "between whom it is done",
        "日本は米国との間で協議を続けている。",
        ["日本 | meetsWith | 米国"],
    ),
    (
        "two who are apart in a list",
        "自民党と、小沢氏が党首を務める民主党の対立が激しさを増している。",
        ["自由民主党 | opposes | 民主党"],
    ),
    (
        "a number behind its noun",
        "中国海警局の船4隻が台湾の制限水域に進入した。",
        ["中国海警局 | violates | 台湾"],
    ),
    (
        "a fiscal year is a time",
        "防衛省は部隊を2030年度に沖縄県へ配備する。",
        ["防衛省 | mobilizes | 沖縄県 (intended)"],
    ),
    (
        "who has his own subject in a charge",
        "ザハロワ報道官は、演習が地域の緊張を高めているとして米韓を批判した。",
        [
            "マリア・ザハロワ: 演習 | strengthens | 地域の緊張",
            "マリア・ザハロワ | criticizes | 米国",
            "マリア・ザハロワ | criticizes | 韓国",
        ],
    ),
    (
        "an aim in a cleft",
        "欧州委員会は案を示した。域内産業の競争力を高めるのが狙いだという。",
        [],
    ),
    (
        "a list with それに",
        "韓国と日本、それにアメリカは電話で協議した。",
        ["韓国 | meetsWith | 日本", "韓国 | meetsWith | 米国", "日本 | meetsWith | 米国"],
    ),
    (
        "two who blame each other",
        "イランとイラクは署名した。双方は相手が停戦に違反したと非難し合っている。",
        ["イラン | agreesWith | イラク", "イラク | criticizes | イラン", "イラン | criticizes | イラク"],
    ),
    (
        "whom nobody means",
        "この春、達増知事が会見した。同所長は、以前被災地を訪れた。",
        [],
    ),
    (
        "of two with a title",
        "鄭永善容疑者は若奈さんを襲った。若奈さんは幼かった。同容疑者は来日した。",
        ["永善 | attacks | 若奈", "永善 | visits | 日本"],
    ),
    (
        "two who are prevented",
        "軍と連邦警察が、住民が商店を略奪するのを防いでいる。",
        ["住民 | coerces | 商店 (negative)"],
    ),
    (
        "whom a clause before への describes",
        "釜谷代表は、クラブを支えてきた会員への思いを表した。",
        [],
    ),
    (
        "what cannot be avoided",
        "裁判長は「苦痛は避け難い」と述べた。",
        [],
    ),
    (
        "an answer to a question",
        "生徒たちは新聞の取材に応えた。",
        [],
    ),
    (
        "what 同 takes up",
        "与党は副首都の整備法案を提出した。野党は同法案に反対した。",
        ["与党 | proposes | 副首都の整備法案", "野党 | rejects | 副首都の整備法案"],
    ),
    (
        "同 of a word is no anaphor",
        "与党は減税の合意を発表した。野党は同意を拒んだ。",
        ["野党 | rejects | 同意"],
    ),
    (
        "on whose side there is a movement",
        "セルビアは統一を求めた。モンテネグロ側で独立を求める動きが起きていた。",
        ["セルビア | seeks | 統一", "モンテネグロ | seeks | 独立"],
    ),
    (
        "a clause that a content noun joins",
        "理事会は核開発を非難する内容の決議を採択した。",
        ["理事会 | criticizes | 核開発", "理事会 | enacts | 核開発を非難する内容の決議"],
    ),
    (
        "a part of the people is no paper",
        "読売新聞は国民の80%は禁煙に賛成しているとの調査結果を伝えた。",
        ["国民 | supports | 禁煙"],
    ),
    (
        "a criticism before a duty",
        "アメリカは、EUが交渉の障害となっていると批判したうえで、相違を解決しなければならないとした。",
        ["米国: 欧州連合 | weakens | 交渉", "米国 | criticizes | 欧州連合"],
    ),
    (
        "it that names no source",
        "報道によると事故が起きた。それによると、米国は中国を批判したという。",
        ["米国 | criticizes | 中国 (reported)"],
    ),
    (
        "officials of two states",
        "米国とイランは対立している。両国の高官が協議した。",
        ["米国 | opposes | イラン", "米国 | meetsWith | イラン"],
    ),
    (
        "a state's own ministry, known by its longer name",
        "中国の外務省は日本を批判した。",
        ["中国外務省 | criticizes | 日本"],
    ),
    (
        "the ministry of a state that no list has",
        "旧宗主国ベルギーの外務省はチリの関与を非難した。",
        ["ベルギーの外務省 | criticizes | チリの関与"],
    ),
    (
        "whom a charge in quotation marks is about",
        "チリ政府は、ペルー大統領が移民を「犯罪者扱いしている」と非難した。",
        ["チリ | criticizes | ペルー大統領"],
    ),
    (
        "what is feared, its last words alone in quotation marks",
        "日本は、制裁の遅れが「誤った合図を送る」と懸念している。",
        ["日本 | fears | 制裁の遅れが誤った合図を送る"],
    ),
    (
        "a theme right before quoted words",
        "事務総長は、輸出制限の連鎖は「秩序の土台を揺るがす」と述べた。",
        ["事務総長: 輸出制限の連鎖 | weakens | 秩序の土台"],
    ),
    (
        "who says so, before として after a quotation",
        "小川元外相が「混乱を招く」として、改憲に反対した。",
        ["小川 | rejects | 改憲"],
    ),
    (
        "a view given before a request",
        "小川外相は、対応が遅れたとの認識を示し、規則を緩和するよう各国に要求した。",
        ["小川 | recognizes | 対応が遅れた", "小川: 各国 | weakens | 規則 (obligatory)", "小川 | demands | 各国"],
    ),
    (
        "a meeting before a request",
        "小川外相はペルー大統領と会談し、影響を避けるようチリに要求した。",
        ["小川 | meetsWith | ペルー大統領", "小川: チリ | avoids | 影響 (obligatory)", "小川 | demands | チリ"],
    ),
    (
        "what some request and nobody is asked for",
        "首相は議論を急ぐよう主張した。",
        ["首相 | seeks | 議論を急ぐ"],
    ),
    (
        "those who hold a rally",
        "市民団体は首相に抗議するデモを行った。",
        ["市民団体 | criticizes | 首相"],
    ),
    (
        "a rally that is forbidden",
        "警察は首相に抗議するデモを禁止した。",
        ["デモ | criticizes | 首相", "警察 | coerces | 首相に抗議するデモ"],
    ),
    (
        "support that nobody needs",
        "日本は米国の支援を必要としている。",
        [],
    ),
    (
        "a base that is no consent",
        "政府は地元の理解を前提としている。",
        [],
    ),
    (
        "what could not be widened",
        "小川氏は減税を訴えたが、中間層に支持を広げられなかった。",
        ["小川 | emphasizes | 減税", "小川 | strengthens | 支持 (negative)"],
    ),
    (
        "what one was not asked for",
        "政府は説明を求められなかった。",
        [],
    ),
    (
        "a list before への",
        "日本は診療所や学校への援助を打ち切った。",
        ["日本 | abandons | 診療所や学校への援助"],
    ),
    (
        "several named before their number, who take part",
        "チリやペルーなど6カ国は枠組みへの参加を表明した。",
        ["チリ | involvedIn | 枠組み (intended)", "ペルー | involvedIn | 枠組み (intended)"],
    ),
    (
        "a date kept to oneself",
        "小川首相は選挙の日程を示していない。",
        ["小川 | avoids | 選挙の日程"],
    ),
    (
        "a stand kept to oneself",
        "小川首相は賛否を明らかにしていない。",
        ["小川 | avoids | 賛否"],
    ),
    (
        "a criticism withheld",
        "マレーシアは声高な批判を控えた。",
        ["マレーシア | avoids | 声高な批判"],
    ),
    (
        "an amount with まで",
        "厚生労働省は支給額を230万円程度まで引き下げた。",
        ["厚生労働省 | weakens | 支給額"],
    ),
    (
        "as long as something is not so",
        "小川知事は、理解が得られないかぎり再稼働を認めない。",
        ["小川 | rejects | 再稼働"],
    ),
    (
        "a way to bring about harm",
        "利用者の減少が病院の経営を直撃した。",
        ["利用者の減少 | weakens | 病院の経営"],
    ),
    (
        "steps together",
        "日本と韓国は足並みをそろえた。",
        ["日本 | cooperatesWith | 韓国"],
    ),
    (
        "a document that says what its authors do",
        "共同声明は中国を非難し、ロシアに撤退を求めた。",
        ["共同声明 | criticizes | 中国", "共同声明 | demands | ロシア"],
    ),
    (
        "a document in the clause beside",
        "改定案は連携の強化を打ち出し、オーストラリアを「準同盟国」として扱う。",
        ["改定案 | strengthens | 連携", "改定案 | frames | オーストラリア"],
    ),
    (
        "an agreement is what one speaks of",
        "小川氏は、政策合意は実現を求めていくと述べた。",
        [],
    ),
    (
        "four leaders",
        "会議には岸田首相、トランプ米大統領、アルバニージー豪首相、モディ印首相が出席した。4首脳は計画を承認した。",
        [
            "岸田文雄 | involvedIn | 会議",
            "ドナルド・トランプ | involvedIn | 会議",
            "アンソニー・アルバニージー | involvedIn | 会議",
            "ナレンドラ・モディ | involvedIn | 会議",
            "アンソニー・アルバニージー | enacts | 計画",
            "ドナルド・トランプ | enacts | 計画",
            "ナレンドラ・モディ | enacts | 計画",
            "岸田文雄 | enacts | 計画",
        ],
    ),
    (
        "the steps of four, of which nobody says who goes with whom",
        "米国、日本、インド、豪州が参加した。中国は4カ国の結束を批判した。",
        ["中国 | criticizes | 4カ国の結束"],
    ),
    (
        "whom one asks for details",
        "住民は防衛省に詳しい説明を要請した。",
        ["住民 | demands | 防衛省"],
    ),
    (
        "relations cut",
        "チリは昨年、ペルーとの外交関係を断った。",
        ["チリ | sanctions | ペルー"],
    ),
    (
        "a sentence that breaks off at its topic",
        "日本は米国を批判した。しかしチリは。",
        ["日本 | criticizes | 米国"],
    ),
    (
        "two heads of state named just before",
        "ウクライナのゼレンスキー大統領は演説した。オルバン首相は制裁に反対した。スロバキアのフィツォ首相とともに、ウクライナ支援に反対する枠組みをつくる。両首脳は禁輸に抵抗してきた。",
        [
            "オルバーン・ヴィクトル | rejects | 制裁",
            "オルバーン・ヴィクトル | rejects | ウクライナ支援",
            "オルバーン・ヴィクトル | rejects | 禁輸",
            "ロベルト・フィツォ | rejects | 禁輸",
        ],
    ),
    (
        "who judges after another has judged",
        "首相は改定案を示した。自民党は「現実的だ」と評価した。共産党は「膨張だ」と批判した。",
        ["首相 | proposes | 改定案"],
    ),
    (
        "who judges what another did",
        "自民党は増税を決めた。共産党は「膨張だ」と批判した。",
        ["自由民主党 | enacts | 増税", "日本共産党 | criticizes | 自由民主党"],
    ),
    (
        "help received beside something else",
        "スーダンの内戦は3年目に入った。国軍はイランから無人機を購入し、エジプトの支援も受けている。",
        ["イラン | supplies | 国軍", "エジプト | aids | 国軍"],
    ),
    (
        "a share that is neared",
        "自民党は選挙で勝った。得票率は35%に迫った。",
        [],
    ),
    (
        "whom quoted words charge",
        "チリはペルーを「市民を攻撃した」と非難した。",
        ["チリ: ペルー | attacks | 市民", "チリ | criticizes | ペルー"],
    ),
    (
        "whom a charge without marks charges",
        "チリは軍拡を正当化しているとペルーを非難した。",
        ["チリ: ペルー | supports | 軍拡", "チリ | criticizes | ペルー"],
    ),
    (
        "the speaker's own stand in a charge",
        "野党は「増税に反対する」と政府を批判した。",
        ["野党: 野党 | rejects | 増税", "野党 | criticizes | 日本"],
    ),
    (
        "what suits oneself is asked of nobody",
        "政府は自国に有利な条件を要求した。",
        ["日本 | seeks | 自国に有利な条件"],
    ),
    (
        "who hears a boast is not charged with it",
        "首相は国民に「経済を立て直した」と訴えた。",
        ["首相: 首相 | strengthens | 経済"],
    ),
    (
        "a day as topic before who speaks",
        "28日は、首相が増税を「撤回する」と述べた。",
        ["首相: 首相 | abandons | 増税 (intended)"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_whose_clause_it_is(sentence: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentence)) == sorted(expected)
