"""Which words say what a question is about, by topic: our own lists of the common words of each."""

from __future__ import annotations

TOPICS: dict[str, str] = {
    "who": "who whom whose",
    "when": "when year date century born died founded invented discovered",
    "where": "where located country city capital town state island river",
    "which": "which what's",
    "what": "what",
    "how": "how",
    "why": "why explain reason reasons because cause causes",
    "how many": "many much total altogether remaining left sum difference average",
    "compute": """calculate compute find determine evaluate solve simplify estimate approximate convert expand factor
        minimize minimise maximize maximise integrate differentiate derive""",
    "prove": "prove proof show verify justify demonstrate deduce infer conclude",
    "make": "write create implement generate design build develop compose draft produce construct code program refactor",
    "rewrite": """summarize summarise translate rewrite paraphrase rephrase classify extract edit correct improve convert
        format shorten proofread""",
    "opinion": "best likely most probably usually often might could would should",
    "condition": "if then else unless suppose assume given let whenever otherwise provided",
    "logic": "all every each any some none neither either both only except exactly least distinct different same other must cannot",
    "relation": """than more less fewer greater smaller larger older younger twice half double triple times equal equals
        same between left right next immediately directly before after above below""",
    "negation": """not no never none nor neither without cannot can't don't doesn't isn't aren't didn't won't except false
        incorrect least""",
    "quantity": """half third quarter twice double dozen percent percentage per each every total cost costs price pay paid
        spend spent save sold buys bought sells dollars cents euros money hour hours minute minutes day days week weeks
        month months year years miles feet inches pounds gallons meters metres kg km cm gave gives""",
    "mathematics": """integer integers number numbers triangle circle square rectangle angle angles polynomial equation
        equations function functions matrix matrices vector probability prime factor factors divisor modulo remainder
        digits digit sequence series root roots radius diameter area volume perimeter coordinates plane line segment graph
        slope intercept real complex positive negative fraction decimal exponent logarithm derivative integral limit
        permutation combination sets subset group ring field theorem value expression sum product mean median variance""",
    "science": """energy force mass velocity acceleration momentum electron electrons proton atom atoms molecule molecules
        ion ions reaction reactions compound compounds acid base solution temperature pressure gas liquid charge electric
        magnetic field wave wavelength frequency photon quantum nucleus particle orbital bond bonds enzyme protein proteins
        gene genes dna rna cell cells membrane species mutation bacteria virus organism chromosome star stars planet earth
        galaxy mol mole concentration ph oxidation catalyst synthesis spectrum""",
    "profession": """law court contract plaintiff defendant statute constitution liability tort criminal property evidence
        clause patient disease symptoms treatment diagnosis syndrome blood infection accounting tax audit market firm
        policy economy demand supply inflation interest investment management ethics philosophy moral theory argument
        psychology behavior behaviour therapy government political war treaty""",
    "everyday": """person people man woman boy girl child children friend house home kitchen car dog cat food eat water
        animal animals tree garden school store shop office bed room street park wash clothes sleep drive walk""",
    "programming": """function list lists array string strings tuple tuples dictionary dict return returns python java
        javascript typescript rust sql code program algorithm regex class method variable loop sort sorted element elements
        index integer input output print def import self none true false int str float bool nested lambda recursion api
        html css query table database bug error exception compile git linux server""",
    "renown": """film movie song sang sung album band singer actor actress plays played star starred season episode series
        show tv television character book novel author wrote written directed team won win winner cup league championship
        player game olympic president king queen prime minister""",
    "passage": """passage text according paragraph author writer article story following title mainly infer implied
        underlined""",
    "form": """json xml csv yaml table markdown bullet words sentences paragraphs paragraph format answer option options
        letter final list exactly""",
    "link": """however therefore thus hence although though since while because so but also then finally first second
        third""",
    "I": "i me my we our us i'm i've mine",
    "you": "you your yours please",
    "they": "he she his her they their him them it its",
    "structure": """the of and to a in is it that was for on are with as at be this from or by an but what which there will
        has have had not he she they his her its if who when where how do does did can""",
    "being": "is are was were be been being am",
    "article": "the a an",
    "step": "step steps first then next finally after before think thought reasoning derive show explain",
    "engineering": """architecture distributed concurrency latency throughput encryption authentication protocol kernel
        compiler microservice kubernetes docker thread asynchronous optimization optimize optimise complexity gradient
        neural network learning model regression tensor hypothesis statistical significance eigenvalue bayesian""",
}

_topics = tuple(TOPICS)
_found: dict[str, list[int]] = {}
for _number, _listed in enumerate(TOPICS.values()):
    for _word in _listed.split():
        _found.setdefault(_word, []).append(_number)
TOPICS_OF: dict[str, tuple[int, ...]] = {word: tuple(numbers) for word, numbers in _found.items()}
"""By word: the topics it speaks of, as places in TOPICS."""
QUESTION_WORDS = ("who", "what", "which", "where", "when", "why", "how")
OPENINGS = ("make", "compute", "prove", "rewrite", "condition")
"""Topics whose words say more as the first of a question."""
OPENING_WORDS = {topic: frozenset(TOPICS[topic].split()) for topic in OPENINGS}
