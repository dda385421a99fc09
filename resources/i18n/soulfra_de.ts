<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>This question: with or without documents and memory</source>
        <translation>Diese Frage: mit oder ohne Dokumente und Gedächtnis</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation>Neuer temporärer Chat</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <translation>Alle Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Select chats</source>
        <translation>Chats auswählen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Archive: what is there</source>
        <translation>Archiv ansehen</translation>
    </message>
    <message>
        <source>Trash: what is there</source>
        <translation>Papierkorb ansehen</translation>
    </message>
    <message>
        <source>Undo the last change to the list</source>
        <translation>Letzte Änderung an der Liste zurücknehmen</translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation>Diesen Chat umbenennen</translation>
    </message>
    <message>
        <source>Pin or unpin this chat</source>
        <translation>Diesen Chat anheften oder lösen</translation>
    </message>
    <message>
        <source>Tags of this chat</source>
        <translation>Schlagwörter dieses Chats</translation>
    </message>
    <message>
        <source>Archive this chat</source>
        <translation>Diesen Chat archivieren</translation>
    </message>
    <message>
        <source>Delete this chat</source>
        <translation>Diesen Chat löschen</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Nächster Chat</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Voriger Chat</translation>
    </message>
    <message>
        <source>Import chats…</source>
        <translation>Chats importieren …</translation>
    </message>
    <message>
        <source>Export this chat…</source>
        <translation>Diesen Chat exportieren …</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Alles exportieren …</translation>
    </message>
    <message>
        <source>Usage: spent, saved, budgets</source>
        <translation>Verbrauch: ausgegeben, gespart, Budgets</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Find passages in all that Soulfra knows</source>
        <translation>Stellen in allem finden, was Soulfra weiß</translation>
    </message>
    <message>
        <source>Paste as a document</source>
        <translation>Als Dokument einfügen</translation>
    </message>
    <message>
        <source>Account and sync</source>
        <translation>Konto und Abgleich</translation>
    </message>
    <message>
        <source>Soulfra</source>
        <translation>Soulfra</translation>
    </message>
    <message>
        <source>Sign in to an account</source>
        <translation>An einem Konto anmelden</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>“{0}” was deleted for good outside this window</source>
        <translation>„{0}“ wurde außerhalb dieses Fensters endgültig gelöscht</translation>
    </message>
    <message>
        <source>Memory: what Soulfra remembers of you</source>
        <translation>Gedächtnis: was Soulfra über dich weiß</translation>
    </message>
    <message>
        <source>Do not remember this chat</source>
        <translation>Aus diesem Chat nichts merken</translation>
    </message>
    <message>
        <source>Remember this chat again</source>
        <translation>Aus diesem Chat wieder merken</translation>
    </message>
    <message>
        <source>Trust: your score, and why</source>
        <translation>Vertrauen: dein Wert, und warum</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>AheadCard</name>
    <message>
        <source>Tick what you might do, and the ring shows what would come of it.</source>
        <translation>Hake an, was du tun könntest: Der Ring zeigt, was daraus würde.</translation>
    </message>
    <message>
        <source>Worked out on this machine, with the rules that the server uses; for the rest it supposes that you use Soulfra once a week. How much you use or pay makes no difference.</source>
        <translation>Auf diesem Rechner ausgerechnet, mit den Regeln des Servers. Im Übrigen ist angenommen, dass du Soulfra einmal in der Woche benutzt. Wie viel du benutzt oder zahlst, macht keinen Unterschied.</translation>
    </message>
    <message>
        <source>You would be {0}, with {1} points, by {2}.</source>
        <translation>Du wärst {0}, mit {1} Punkten, bis zum {2}.</translation>
    </message>
    <message>
        <source>You would have {0} points by {1}.</source>
        <translation>Du hättest {0} Punkte bis zum {1}.</translation>
    </message>
</context>
<context>
    <name>AppealForm</name>
    <message>
        <source>Appeal</source>
        <translation>Einspruch</translation>
    </message>
    <message>
        <source>Say in your own words why it is not right. A person reads it and answers within five days. If it is granted, your score is restored to the point.</source>
        <translation>Sag in eigenen Worten, warum es nicht stimmt. Ein Mensch liest es und antwortet innerhalb von fünf Tagen. Wird ihm stattgegeben, wird dein Wert auf den Punkt wiederhergestellt.</translation>
    </message>
    <message>
        <source>Why it is not right</source>
        <translation>Warum es nicht stimmt</translation>
    </message>
    <message>
        <source>I was travelling, and the new laptop is mine.</source>
        <translation>Ich war auf Reisen, und der neue Laptop gehört mir.</translation>
    </message>
    <message>
        <source>What happened, as you saw it.</source>
        <translation>Was geschah, wie du es gesehen hast.</translation>
    </message>
    <message>
        <source>Send the appeal</source>
        <translation>Einspruch absenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Say in your own words why it is not right. A person reads it and answers within five days. If it is granted, it ends at once.</source>
        <translation>Sag in eigenen Worten, warum es nicht stimmt. Ein Mensch liest es und antwortet innerhalb von fünf Tagen. Wird ihm stattgegeben, endet es sofort.</translation>
    </message>
    <message>
        <source>{0} characters too long</source>
        <translation>{0} Zeichen zu lang</translation>
    </message>
    <message>
        <source>{0} characters left</source>
        <translation>Noch {0} Zeichen</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>The address of this account</source>
        <translation>Die Adresse dieses Kontos</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>Type {0}, so that it is no slip</source>
        <translation>Tippe {0}, damit es kein Versehen ist</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Ich habe einen Code</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>A code is mailed to the new address, and counts once you enter it here; the old one is told. Nothing that is synced changes, and your other machines stay signed in.</source>
        <translation>An die neue Adresse geht ein Code; sie gilt, sobald du ihn hier eingibst, und die alte erfährt davon. Am Abgeglichenen ändert sich nichts, und deine anderen Rechner bleiben angemeldet.</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Code schicken</translation>
    </message>
    <message>
        <source>Remove “{0}”</source>
        <translation>„{0}“ entfernen</translation>
    </message>
    <message>
        <source>This passkey will no longer do as the second step of signing in. Where there is no other second step, the password alone will be enough.</source>
        <translation>Dieser Passkey gilt nicht mehr als zweiter Schritt der Anmeldung. Gibt es keinen anderen zweiten Schritt, reicht danach das Passwort allein.</translation>
    </message>
    <message>
        <source>Remove the passkey</source>
        <translation>Passkey entfernen</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Nothing that is synced is lost. Your other machines have to sign in again.</source>
        <translation>Nichts Abgeglichenes geht verloren. Deine anderen Rechner müssen sich neu anmelden.</translation>
    </message>
    <message>
        <source>Make a new recovery key</source>
        <translation>Neuen Wiederherstellungsschlüssel machen</translation>
    </message>
    <message>
        <source>The one you wrote down before will no longer open anything. The new one is shown once.</source>
        <translation>Der bisher aufgeschriebene öffnet dann nichts mehr. Der neue wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>Turn two-step sign-in on</source>
        <translation>Anmeldung in zwei Schritten einschalten</translation>
    </message>
    <message>
        <source>Signing in will take a code from an authenticator app besides the password.</source>
        <translation>Zum Anmelden braucht es dann neben dem Passwort einen Code aus einer Authenticator-App.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Turn two-step sign-in off</source>
        <translation>Anmeldung in zwei Schritten ausschalten</translation>
    </message>
    <message>
        <source>The password alone will be enough to sign in. A code is asked for once more.</source>
        <translation>Zum Anmelden reicht dann das Passwort allein. Ein letztes Mal wird nach einem Code gefragt.</translation>
    </message>
    <message>
        <source>This machine is signed out already. The keys that it knew are changed, so that nothing you write from now on can be opened with them. The chats that lie on it stay on it.</source>
        <translation>Dieser Rechner ist schon abgemeldet. Die Schlüssel, die er kannte, werden gewechselt, sodass sich nichts, was du von jetzt an schreibst, damit öffnen lässt. Die Chats, die darauf liegen, bleiben dort.</translation>
    </message>
    <message>
        <source>Remove the machine</source>
        <translation>Rechner entfernen</translation>
    </message>
    <message>
        <source>Sign “{0}” out</source>
        <translation>„{0}“ abmelden</translation>
    </message>
    <message>
        <source>Sign it out for good</source>
        <translation>Endgültig abmelden</translation>
    </message>
    <message>
        <source>Save what the server knows</source>
        <translation>Speichern, was der Server weiß</translation>
    </message>
    <message>
        <source>All that the server can read of your account, as JSON: addresses, machines, times. Your chats are not in it, since it cannot read them: export those under Data.</source>
        <translation>Alles, was der Server von deinem Konto lesen kann, als JSON: Adressen, Rechner, Zeiten. Deine Chats sind nicht dabei, weil er sie nicht lesen kann: die exportierst du unter Daten.</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern …</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>Konto löschen</translation>
    </message>
    <message>
        <source>Everything of it on the server is deleted, for good: the account, what is synced, the keys. What lies on your machines stays, and syncs no more.</source>
        <translation>Alles davon auf dem Server wird endgültig gelöscht: das Konto, das Abgeglichene, die Schlüssel. Was auf deinen Rechnern liegt, bleibt, und wird nicht mehr abgeglichen.</translation>
    </message>
    <message>
        <source>Delete the account for good</source>
        <translation>Konto endgültig löschen</translation>
    </message>
    <message>
        <source>It is signed out the next time it reaches the server, and gets no new chats. The chats that lie on it stay on it: whoever has that machine can go on reading them. Your other machines notice nothing.</source>
        <translation>Er wird abgemeldet, sobald er den Server wieder erreicht, und bekommt keine neuen Chats. Die Chats, die darauf liegen, bleiben dort: Wer diesen Rechner hat, kann sie weiter lesen. Deine anderen Rechner merken davon nichts.</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Als Datei speichern</translation>
    </message>
    <message>
        <source>Making keys of your password on this machine. This takes about a second …</source>
        <translation>Aus deinem Passwort werden auf diesem Rechner Schlüssel gemacht. Das dauert etwa eine Sekunde …</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>{0} is being read</source>
        <translation>{0} wird gelesen</translation>
    </message>
</context>
<context>
    <name>Authenticator</name>
    <message>
        <source>Connect your authenticator app</source>
        <translation>Authenticator-App verbinden</translation>
    </message>
    <message>
        <source>Let the app read this picture, or type the letters into it. Then enter the code that it shows.</source>
        <translation>Lass die App dieses Bild lesen, oder tippe die Buchstaben ein. Gib dann den Code ein, den sie zeigt.</translation>
    </message>
    <message>
        <source>QR code for the authenticator app; the same stands in letters below</source>
        <translation>QR-Code für die Authenticator-App; darunter steht dasselbe in Buchstaben</translation>
    </message>
    <message>
        <source>Code from the app</source>
        <translation>Code aus der App</translation>
    </message>
    <message>
        <source>Turn two-step sign-in on</source>
        <translation>Anmeldung in zwei Schritten einschalten</translation>
    </message>
    <message>
        <source>Copy the letters</source>
        <translation>Buchstaben kopieren</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>That code is not right. Look whether the clock of your phone is.</source>
        <translation>Dieser Code stimmt nicht. Sieh nach, ob die Uhr deines Telefons richtig geht.</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>You left a temporary chat.</source>
        <translation>Du hast einen temporären Chat verlassen.</translation>
    </message>
    <message>
        <source>It is gone for good once you go on, unless you keep it.</source>
        <translation>Er ist endgültig weg, sobald du weitermachst – außer du behältst ihn.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open Usage</source>
        <translation>Verbrauch öffnen</translation>
    </message>
    <message>
        <source>{0} was found. Allow it to answer?</source>
        <translation>{0} wurde gefunden. Darf es antworten?</translation>
    </message>
    <message>
        <source>Your questions go to {0} and may cost money.</source>
        <translation>Deine Fragen gehen dann an {0} und können Geld kosten.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>You are offline. Models on this machine still answer.</source>
        <translation>Du bist offline. Modelle auf diesem Rechner antworten weiterhin.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
</context>
<context>
    <name>BillTable</name>
    <message>
        <source>The bill, compared</source>
        <translation>Die Rechnung im Vergleich</translation>
    </message>
    <message>
        <source>Day and model</source>
        <translation>Tag und Modell</translation>
    </message>
    <message>
        <source>Tokens here</source>
        <translation>Tokens hier</translation>
    </message>
    <message>
        <source>Tokens there</source>
        <translation>Tokens dort</translation>
    </message>
    <message>
        <source>Cost here</source>
        <translation>Kosten hier</translation>
    </message>
    <message>
        <source>Cost there</source>
        <translation>Kosten dort</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Beside the bill of {0}, ours differs by {1}.</source>
        <translation>Neben der Rechnung von {0} weicht unsere um {1} ab.</translation>
    </message>
    <message>
        <source>Only here: {0}.</source>
        <translation>Nur hier: {0}.</translation>
    </message>
    <message>
        <source>Only there: {0}. Another program may have used the key.</source>
        <translation>Nur dort: {0}. Vielleicht hat ein anderes Programm den Schlüssel benutzt.</translation>
    </message>
    <message>
        <source>{0} % in money</source>
        <translation>{0} % beim Geld</translation>
    </message>
    <message>
        <source>{0} % in tokens</source>
        <translation>{0} % bei den Tokens</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>only there</source>
        <translation>nur dort</translation>
    </message>
</context>
<context>
    <name>BudgetRow</name>
    <message>
        <source>Budget: %1</source>
        <translation>Budget: %1</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
</context>
<context>
    <name>BudgetWords</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>The budget for today is used up: {0}.</source>
        <translation>Das Budget für heute ist aufgebraucht: {0}.</translation>
    </message>
    <message>
        <source>The budget for this month is used up: {0}.</source>
        <translation>Das Budget für diesen Monat ist aufgebraucht: {0}.</translation>
    </message>
    <message>
        <source>The budget of this chat is used up: {0}.</source>
        <translation>Das Budget dieses Chats ist aufgebraucht: {0}.</translation>
    </message>
    <message>
        <source>The budget of this agent is used up: {0}.</source>
        <translation>Das Budget dieses Agenten ist aufgebraucht: {0}.</translation>
    </message>
    <message>
        <source>This machine answers until there is room again.</source>
        <translation>Bis wieder etwas frei ist, antwortet dieser Rechner.</translation>
    </message>
    <message>
        <source>{0} % of the budget for today is used: {1}.</source>
        <translation>{0} % des Budgets für heute sind verbraucht: {1}.</translation>
    </message>
    <message>
        <source>{0} % of the budget for this month is used: {1}.</source>
        <translation>{0} % des Budgets für diesen Monat sind verbraucht: {1}.</translation>
    </message>
    <message>
        <source>{0} % of the budget of this chat is used: {1}.</source>
        <translation>{0} % des Budgets dieses Chats sind verbraucht: {1}.</translation>
    </message>
    <message>
        <source>{0} % of the budget of this agent is used: {1}.</source>
        <translation>{0} % des Budgets dieses Agenten sind verbraucht: {1}.</translation>
    </message>
    <message>
        <source>Once it is used up, this machine answers.</source>
        <translation>Ist es aufgebraucht, antwortet dieser Rechner.</translation>
    </message>
    <message>
        <source>A budget holds, and what {0} costs is not known here: it is not asked.</source>
        <translation>Ein Budget gilt, und was {0} kostet, ist hier nicht bekannt: Es wird nicht gefragt.</translation>
    </message>
    <message>
        <source>The budget for today is used up: this machine answers.</source>
        <translation>Das Budget für heute ist aufgebraucht: Dieser Rechner antwortet.</translation>
    </message>
    <message>
        <source>The budget for this month is used up: this machine answers.</source>
        <translation>Das Budget für diesen Monat ist aufgebraucht: Dieser Rechner antwortet.</translation>
    </message>
    <message>
        <source>The budget of this chat is used up: this machine answers.</source>
        <translation>Das Budget dieses Chats ist aufgebraucht: Dieser Rechner antwortet.</translation>
    </message>
    <message>
        <source>The budget of this agent is used up: this machine answers.</source>
        <translation>Das Budget dieses Agenten ist aufgebraucht: Dieser Rechner antwortet.</translation>
    </message>
    <message>
        <source>A budget leaves {0}, too little for a model in the cloud: this machine answers.</source>
        <translation>Ein Budget lässt noch {0} zu, zu wenig für ein Modell in der Cloud: Dieser Rechner antwortet.</translation>
    </message>
    <message>
        <source>The budget for today leaves {0}: a long answer would be cut short.</source>
        <translation>Das Budget für heute lässt noch {0} zu: Eine lange Antwort würde gekürzt.</translation>
    </message>
    <message>
        <source>The budget for this month leaves {0}: a long answer would be cut short.</source>
        <translation>Das Budget für diesen Monat lässt noch {0} zu: Eine lange Antwort würde gekürzt.</translation>
    </message>
    <message>
        <source>The budget of this chat leaves {0}: a long answer would be cut short.</source>
        <translation>Das Budget dieses Chats lässt noch {0} zu: Eine lange Antwort würde gekürzt.</translation>
    </message>
    <message>
        <source>The budget of this agent leaves {0}: a long answer would be cut short.</source>
        <translation>Das Budget dieses Agenten lässt noch {0} zu: Eine lange Antwort würde gekürzt.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Encrypted here</source>
        <translation>Hier verschlüsselt</translation>
    </message>
    <message>
        <source>This session keeps nothing</source>
        <translation>Diese Sitzung behält nichts</translation>
    </message>
    <message>
        <source>Local only: nothing leaves</source>
        <translation>Nur lokal: nichts verlässt den Rechner</translation>
    </message>
    <message>
        <source>Key in the keyring</source>
        <translation>Per Schlüsselbund</translation>
    </message>
    <message>
        <source>With your passphrase</source>
        <translation>Mit deiner Passphrase</translation>
    </message>
    <message>
        <source>Gone when the window closes</source>
        <translation>Weg, wenn das Fenster schließt</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message numerus="yes">
        <source>Show all %n changes</source>
        <translation>
            <numerusform>Alle %n Änderungen zeigen</numerusform>
            <numerusform>Alle %n Änderungen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Nothing has changed yet.</source>
        <translation>Noch hat sich nichts geändert.</translation>
    </message>
</context>
<context>
    <name>ChatActions</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten lassen</translation>
    </message>
    <message>
        <source>Answer again with another model</source>
        <translation>Mit einem anderen Modell antworten lassen</translation>
    </message>
    <message>
        <source>Go on with the last answer</source>
        <translation>Die letzte Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>Die letzte Antwort kopieren</translation>
    </message>
    <message>
        <source>Ask the last question differently</source>
        <translation>Die letzte Frage anders stellen</translation>
    </message>
    <message>
        <source>Fork into a new chat</source>
        <translation>In einen neuen Chat abzweigen</translation>
    </message>
    <message>
        <source>How this chat answers</source>
        <translation>Wie dieser Chat antwortet</translation>
    </message>
    <message>
        <source>Ask several models side by side</source>
        <translation>Mehrere Modelle nebeneinander fragen</translation>
    </message>
    <message>
        <source>Choose who answers</source>
        <translation>Auswählen, wer antwortet</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation>Neuer temporärer Chat</translation>
    </message>
    <message>
        <source>Keep this temporary chat</source>
        <translation>Diesen temporären Chat behalten</translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>ChatListModel</name>
    <message>
        <source>Folder {0}, open, %n chats</source>
        <translation>Ordner {0}, offen, %n Chat</translation>
    </message>
    <message>
        <source>Folder {0}, closed, %n chats</source>
        <translation>Ordner {0}, zu, %n Chat</translation>
    </message>
    <message>
        <source>Tags: {0}</source>
        <translation>Schlagwörter: {0}</translation>
    </message>
    <message>
        <source>Price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>No chats in this folder</source>
        <translation>Keine Chats in diesem Ordner</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
</context>
<context>
    <name>ChatMenus</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Name and instructions…</source>
        <translation>Name und Anweisungen …</translation>
    </message>
    <message>
        <source>Delete folder, keep its chats…</source>
        <translation>Ordner löschen, Chats behalten …</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner …</translation>
    </message>
    <message>
        <source>Select chats</source>
        <translation>Chats auswählen</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>noun</comment>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Usage and budgets</source>
        <translation>Verbrauch und Budgets</translation>
    </message>
    <message>
        <source>Show only a tag</source>
        <translation>Nur ein Schlagwort zeigen</translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>Title of this chat</source>
        <translation>Titel dieses Chats</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Answer began</source>
        <translation>Die Antwort beginnt</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>Die Antwort ist abgebrochen.</translation>
    </message>
    <message>
        <source>Code.</source>
        <translation>Code.</translation>
    </message>
    <message>
        <source>Each reply says what left this machine.</source>
        <translation>Jede Antwort sagt, was diesen Rechner verlassen hat.</translation>
    </message>
    <message>
        <source>This chat stays on this machine.</source>
        <translation>Dieser Chat bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Local only: nothing leaves this machine.</source>
        <translation>Nur lokal: Nichts verlässt diesen Rechner.</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
</context>
<context>
    <name>ChoosingOptions</name>
    <message>
        <source>Where this chat may be answered</source>
        <translation>Wo dieser Chat beantwortet werden darf</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Budget of this chat</source>
        <translation>Budget dieses Chats</translation>
    </message>
    <message>
        <source>No limit of its own</source>
        <translation>Keine eigene Grenze</translation>
    </message>
    <message>
        <source>Where it may be answered</source>
        <translation>Wo er beantwortet werden darf</translation>
    </message>
    <message>
        <source>Save ↔ best, in this chat</source>
        <translation>Sparen ↔ Bestes, in diesem Chat</translation>
    </message>
    <message>
        <source>Reset save ↔ best</source>
        <translation>Sparen ↔ Bestes zurücksetzen</translation>
    </message>
    <message>
        <source>Save ↔ best</source>
        <translation>Sparen ↔ Bestes</translation>
    </message>
    <message>
        <source>Anywhere you allowed</source>
        <translation>Überall, wo du es erlaubt hast</translation>
    </message>
    <message>
        <source>On this machine only</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>As inherited: {0}</source>
        <translation>Wie geerbt: {0}</translation>
    </message>
    <message>
        <source>Its folder keeps it on this machine, and the strictest holds.</source>
        <translation>Sein Ordner hält ihn auf diesem Rechner, und das Strengste gilt.</translation>
    </message>
    <message>
        <source>The settings keep everything on this machine, and the strictest holds.</source>
        <translation>Die Einstellungen halten alles auf diesem Rechner, und das Strengste gilt.</translation>
    </message>
    <message>
        <source>Once it is used up, this machine answers.</source>
        <translation>Ist es aufgebraucht, antwortet dieser Rechner.</translation>
    </message>
    <message>
        <source>{0} of {1} used.</source>
        <translation>{0} von {1} verbraucht.</translation>
    </message>
    <message>
        <source>Each chat has its limit: {0}</source>
        <translation>Für jeden Chat gilt eine Grenze: {0}</translation>
    </message>
    <message>
        <source>What Soulfra knows</source>
        <translation>Was Soulfra weiß</translation>
    </message>
    <message>
        <source>Whether this chat uses what Soulfra knows</source>
        <translation>Ob dieser Chat nutzt, was Soulfra weiß</translation>
    </message>
    <message>
        <source>Used where it fits</source>
        <translation>Genutzt, wo es passt</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Nicht genutzt</translation>
    </message>
    <message>
        <source>Passages of your documents and earlier chats, and what is remembered.</source>
        <translation>Stellen aus deinen Dokumenten und früheren Chats und was gemerkt ist.</translation>
    </message>
</context>
<context>
    <name>Clearing</name>
    <message>
        <source>Empty this field</source>
        <translation>Dieses Feld leeren</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Keep Soulfra in the tray?</source>
        <translation>Soulfra im Infobereich weiterlaufen lassen?</translation>
    </message>
    <message>
        <source>The quick prompt then answers at once, and you hear when a long answer ends. You can change this in the settings.</source>
        <translation>Dann antwortet die Schnellfrage sofort, und du erfährst, wann eine lange Antwort fertig ist. Das lässt sich in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>Keep it in the tray</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>ColumnView</name>
    <message>
        <source>Answer of {0}</source>
        <translation>Antwort von {0}</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>{0} anhalten</translation>
    </message>
    <message>
        <source>Go on with this one</source>
        <translation>Hiermit weiter</translation>
    </message>
    <message>
        <source>Go on with the answer of {0}</source>
        <translation>Mit der Antwort von {0} weitermachen</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>Wartet …</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Show the answer of {0}: it failed</source>
        <translation>Die Antwort von {0} zeigen: sie ist gescheitert</translation>
    </message>
    <message>
        <source>Show the answer of {0}</source>
        <translation>Die Antwort von {0} zeigen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Your question</source>
        <translation>Deine Frage</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>Frag, was du willst</translation>
    </message>
    <message>
        <source>Attach pictures or text files</source>
        <translation>Bilder oder Textdateien anhängen</translation>
    </message>
    <message>
        <source>Insert a prompt (/)</source>
        <translation>Eine Vorlage einfügen (/)</translation>
    </message>
    <message>
        <source>Send after this answer (Enter)</source>
        <translation>Nach dieser Antwort senden (Enter)</translation>
    </message>
    <message>
        <source>{0} cannot see pictures.</source>
        <translation>{0} kann keine Bilder sehen.</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Anderes Modell wählen</translation>
    </message>
    <message>
        <source>Set a price</source>
        <translation>Preis angeben</translation>
    </message>
    <message>
        <source>Open Usage</source>
        <translation>Verbrauch öffnen</translation>
    </message>
    <message>
        <source>Ask anything; nothing of it is kept</source>
        <translation>Frag, was du willst; nichts davon wird aufbewahrt</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Enter)</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>The chat is being opened</source>
        <translation>Der Chat wird geöffnet</translation>
    </message>
    <message>
        <source>Write a question first</source>
        <translation>Schreib zuerst eine Frage</translation>
    </message>
    <message>
        <source>Nothing can answer yet</source>
        <translation>Noch kann nichts antworten</translation>
    </message>
    <message>
        <source>An attachment is still being read</source>
        <translation>Ein Anhang wird noch gelesen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>ComposerAttachments</name>
    <message>
        <source>Attach pictures or text files</source>
        <translation>Bilder oder Textdateien anhängen</translation>
    </message>
    <message>
        <source>{0} is not on this machine.</source>
        <translation>{0} ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Copy it here first.</source>
        <translation>Kopier es zuerst hierher.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Attach as a file</source>
        <translation>Als Datei anhängen</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Hier einfügen</translation>
    </message>
    <message>
        <source>That text has {0} characters.</source>
        <translation>Dieser Text hat {0} Zeichen.</translation>
    </message>
    <message>
        <source>That text has {0} characters, more than any model reads. Attach the part that matters.</source>
        <translation>Dieser Text hat {0} Zeichen, mehr als jedes Modell liest. Häng den Teil an, auf den es ankommt.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Pasted text.txt</source>
        <translation>Eingefügter Text.txt</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Ein Jahr</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>How your score went</source>
        <translation>Wie dein Wert verlief</translation>
    </message>
    <message>
        <source>Each dot is something that happened: point at it, or use the arrow keys.</source>
        <translation>Jeder Punkt ist etwas, das geschah: Zeig darauf, oder nimm die Pfeiltasten.</translation>
    </message>
    <message>
        <source>There is nothing to draw yet: the line begins with your second day.</source>
        <translation>Noch gibt es nichts zu zeichnen: Die Linie beginnt mit deinem zweiten Tag.</translation>
    </message>
    <message>
        <source>From {0} on {1} to {2} on {3}.</source>
        <translation>Von {0} am {1} bis {2} am {3}.</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Bring chats from another app</source>
        <translation>Chats aus einer anderen App holen</translation>
    </message>
    <message>
        <source>From ChatGPT, Claude, Open WebUI, Jan or GPT4All, with every branch. Nothing leaves this machine.</source>
        <translation>Aus ChatGPT, Claude, Open WebUI, Jan oder GPT4All, mit allen Zweigen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Take everything with you</source>
        <translation>Alles mitnehmen</translation>
    </message>
    <message>
        <source>All chats as JSON, which can be imported again, or as Markdown, HTML or PDF to read anywhere.</source>
        <translation>Alle Chats als JSON, das sich wieder importieren lässt, oder als Markdown, HTML oder PDF zum Lesen, wo du willst.</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Alles exportieren …</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Deleted chats wait there for 30 days, and can be taken back until then.</source>
        <translation>Gelöschte Chats warten dort 30 Tage und lassen sich bis dahin zurückholen.</translation>
    </message>
    <message>
        <source>Open the trash</source>
        <translation>Papierkorb öffnen</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>This session keeps nothing on the disk.</source>
        <translation>Diese Sitzung behält nichts auf der Festplatte.</translation>
    </message>
    <message>
        <source>{0}, {1} in all</source>
        <translation>{0}, insgesamt {1}</translation>
    </message>
</context>
<context>
    <name>DaysForm</name>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Use these days</source>
        <translation>Diese Tage nehmen</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>Welche Tage?</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in its app</source>
        <translation>In ihrer App öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation>Vergessen …</translation>
    </message>
    <message>
        <source>The project that this belongs to. Answers outside a project do not see its documents.</source>
        <translation>Das Projekt, zu dem dies gehört. Antworten außerhalb eines Projekts sehen dessen Dokumente nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n documents chosen</source>
        <translation>
            <numerusform>%n Dokumente ausgewählt</numerusform>
            <numerusform>%n Dokumente ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Project: several</source>
        <translation>Projekt: mehrere</translation>
    </message>
    <message>
        <source>Project: {0}</source>
        <translation>Projekt: {0}</translation>
    </message>
    <message numerus="yes">
        <source>And %n more notes.</source>
        <translation>
            <numerusform>Und %n weitere Hinweise.</numerusform>
            <numerusform>Und %n weitere Hinweise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dial</name>
    <message>
        <source>Save</source>
        <translation>Sparen</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes</translation>
    </message>
    <message>
        <source>This machine&apos;s models answer everything, unless only the starter model is here.</source>
        <translation>Die Modelle dieses Rechners beantworten alles, außer wenn nur das Startmodell da ist.</translation>
    </message>
    <message>
        <source>The best model that is allowed answers everything, whatever it costs.</source>
        <translation>Das beste erlaubte Modell beantwortet alles, was immer es kostet.</translation>
    </message>
    <message>
        <source>About {0} of 100 usual questions go to a stronger model than a usual one of this machine.</source>
        <translation>Etwa {0} von 100 üblichen Fragen gehen an ein stärkeres Modell als ein übliches dieses Rechners.</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation>Vergessen …</translation>
    </message>
</context>
<context>
    <name>DocumentWords</name>
    <message>
        <source>Text document</source>
        <translation>Textdokument</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Folien</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>E-book</source>
        <translation>E-Book</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} kB</source>
        <translation>{0} kB</translation>
    </message>
    <message numerus="yes">
        <source>%n slides</source>
        <translation>
            <numerusform>%n Folien</numerusform>
            <numerusform>%n Folien</numerusform>
        </translation>
    </message>
    <message>
        <source>1 slide</source>
        <translation>1 Folie</translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n Blätter</numerusform>
            <numerusform>%n Blätter</numerusform>
        </translation>
    </message>
    <message>
        <source>1 sheet</source>
        <translation>1 Blatt</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n Seiten</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>finding meaning, {0} of {1}</source>
        <translation>Bedeutung finden, {0} von {1}</translation>
    </message>
    <message>
        <source>ready, with a note</source>
        <translation>bereit, mit Hinweis</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>Datei ist weg</translation>
    </message>
    <message>
        <source>Its file is not where it was. What was read of it is still found.</source>
        <translation>Die Datei ist nicht mehr, wo sie war. Was aus ihr gelesen wurde, wird weiter gefunden.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Paused at {0} of {1} documents</source>
        <translation>Pause bei {0} von {1} Dokumenten</translation>
    </message>
    <message>
        <source>Reading: {0} of {1} documents</source>
        <translation>Lesen: {0} von {1} Dokumenten</translation>
    </message>
    <message>
        <source>Finding meaning: {0} of {1} documents</source>
        <translation>Bedeutung finden: {0} von {1} Dokumenten</translation>
    </message>
    <message>
        <source>{0} passages a second</source>
        <translation>{0} Stellen je Sekunde</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch ein paar Sekunden</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>noch etwa {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation>noch etwa {0} h</translation>
    </message>
</context>
<context>
    <name>DocumentsView</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Files …</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation>Einen Ordner …</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>Ordner beobachten …</translation>
    </message>
    <message>
        <source>Paste as a document</source>
        <translation>Als Dokument einfügen</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Einen Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner beobachten</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Find a document by its name</source>
        <translation>Ein Dokument nach seinem Namen finden</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>Was möchtest du wissen?</translation>
    </message>
    <message>
        <source>Find passages about “{0}” (Enter)</source>
        <translation>Stellen zu „{0}“ finden (Eingabe)</translation>
    </message>
    <message>
        <source>Project: {0}</source>
        <translation>Projekt: {0}</translation>
    </message>
    <message>
        <source>What is shown, and where new documents go. Answers outside a project do not see its documents.</source>
        <translation>Was gezeigt wird, und wohin neue Dokumente kommen. Antworten außerhalb eines Projekts sehen seine Dokumente nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n watched folders</source>
        <translation>
            <numerusform>%n beobachtete Ordner</numerusform>
            <numerusform>%n beobachtete Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>1 watched folder</source>
        <translation>1 beobachteter Ordner</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop files here</source>
        <translation>Dateien hierher ziehen</translation>
    </message>
    <message numerus="yes">
        <source>%n files or folders</source>
        <translation>
            <numerusform>%n Dateien oder Ordner</numerusform>
            <numerusform>%n Dateien oder Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>1 file or folder</source>
        <translation>1 Datei oder Ordner</translation>
    </message>
    <message>
        <source>{0}: read on this machine, so that answers can cite them.</source>
        <translation>{0}: auf diesem Rechner gelesen, damit Antworten sie anführen können.</translation>
    </message>
    <message>
        <source>For the project {0}.</source>
        <translation>Für das Projekt {0}.</translation>
    </message>
    <message>
        <source>Add to Documents</source>
        <translation>Zu den Dokumenten</translation>
    </message>
    <message>
        <source>Pictures and text files, for this question alone.</source>
        <translation>Bilder und Textdateien, nur für diese Frage.</translation>
    </message>
    <message>
        <source>Attach to the question</source>
        <translation>An die Frage anhängen</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop pictures and text files here</source>
        <translation>Bilder und Textdateien hier ablegen</translation>
    </message>
    <message>
        <source>Drop to attach</source>
        <translation>Zum Anhängen ablegen</translation>
    </message>
    <message>
        <source>Pictures and text files</source>
        <translation>Bilder und Textdateien</translation>
    </message>
    <message>
        <source>Drop an export here</source>
        <translation>Einen Export hier ablegen</translation>
    </message>
    <message>
        <source>A file, a .zip or a folder. Everything stays on this machine.</source>
        <translation>Eine Datei, eine .zip oder ein Ordner. Alles bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation>Chats importieren</translation>
    </message>
    <message>
        <source>Exports of chats ({0})</source>
        <translation>Exporte von Chats ({0})</translation>
    </message>
    <message>
        <source>All files ({0})</source>
        <translation>Alle Dateien ({0})</translation>
    </message>
</context>
<context>
    <name>EditingRow</name>
    <message>
        <source>Asking differently: the old question stays beside the new one.</source>
        <translation>Anders gefragt: Die alte Frage bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the question as it was (Esc)</source>
        <translation>Die Frage lassen, wie sie war (Esc)</translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <source>What would you like to know?</source>
        <translation>Was möchtest du wissen?</translation>
    </message>
    <message>
        <source>Bring your chats from another app</source>
        <translation>Chats aus einer anderen App holen</translation>
    </message>
    <message>
        <source>Models on this machine answer first. Every reply shows who answered, why, and what it cost.</source>
        <translation>Modelle auf diesem Rechner antworten zuerst. Jede Antwort zeigt, wer geantwortet hat, warum, und was es gekostet hat.</translation>
    </message>
    <message>
        <source>Nothing of it is written down: not in the list, not in the search, not on this disk. It is gone when you leave it, unless you keep it. A provider that you let answer may still keep what it is sent.</source>
        <translation>Nichts davon wird aufgeschrieben: nicht in der Liste, nicht in der Suche, nicht auf dieser Festplatte. Wenn du ihn verlässt, ist er weg, außer du behältst ihn. Ein Anbieter, den du antworten lässt, kann trotzdem aufbewahren, was er bekommt.</translation>
    </message>
    <message>
        <source>A temporary chat</source>
        <translation>Ein temporärer Chat</translation>
    </message>
    <message>
        <source>Explain how bread rises, to a ten-year-old</source>
        <translation>Erklär einer Zehnjährigen, wie Brot aufgeht</translation>
    </message>
    <message>
        <source>Write a polite letter to cancel a contract</source>
        <translation>Schreib einen höflichen Brief, um einen Vertrag zu kündigen</translation>
    </message>
    <message>
        <source>What can I cook from rice, eggs and spinach?</source>
        <translation>Was kann ich aus Reis, Eiern und Spinat kochen?</translation>
    </message>
</context>
<context>
    <name>EndpointAdder</name>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>Another …</source>
        <translation>Anderer …</translation>
    </message>
    <message>
        <source>Add another endpoint</source>
        <translation>Anderen Endpunkt hinzufügen</translation>
    </message>
</context>
<context>
    <name>EndpointCard</name>
    <message>
        <source>Change {0}</source>
        <translation>{0} ändern</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>{0} löschen</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Allow {0} to answer</source>
        <translation>{0} antworten lassen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Allow {0} no longer</source>
        <translation>{0} nicht länger erlauben</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Look again whether {0} answers</source>
        <translation>Noch einmal nachsehen, ob {0} antwortet</translation>
    </message>
    <message>
        <source>Looking whether it answers …</source>
        <translation>Wird nachgesehen, ob er antwortet …</translation>
    </message>
    <message>
        <source>Not asked until you allow it. Your questions go there, and may cost money.</source>
        <translation>Wird nicht gefragt, bis du es erlaubst. Deine Fragen gehen dorthin und können Geld kosten.</translation>
    </message>
    <message>
        <source>Not asked: Local only is on.</source>
        <translation>Wird nicht gefragt: Nur lokal ist an.</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>It wants a key</source>
        <translation>Ein Schlüssel fehlt</translation>
    </message>
    <message>
        <source>Reachable, with no model to chat with</source>
        <translation>Erreichbar, ohne Modell für einen Chat</translation>
    </message>
    <message>
        <source>Reachable · 1 model</source>
        <translation>Erreichbar · 1 Modell</translation>
    </message>
    <message>
        <source>Reachable · {0} models</source>
        <translation>Erreichbar · {0} Modelle</translation>
    </message>
    <message>
        <source>The last question failed: {0}</source>
        <translation>Die letzte Frage scheiterte: {0}</translation>
    </message>
    <message>
        <source>Its weights are on this machine: local and free.</source>
        <translation>Seine Gewichte sind auf diesem Rechner: lokal und kostenlos.</translation>
    </message>
    <message>
        <source>It is reached on this machine, its weights may be elsewhere: it counts as cloud.</source>
        <translation>Er ist auf diesem Rechner erreichbar, seine Gewichte sind vielleicht anderswo: Er zählt als Cloud.</translation>
    </message>
    <message>
        <source>Its weights are on another machine: it counts as cloud.</source>
        <translation>Seine Gewichte sind auf einem anderen Rechner: Er zählt als Cloud.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Allowed since {0}</source>
        <translation>Erlaubt seit {0}</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Appeal…</source>
        <translation>Einspruch …</translation>
    </message>
    <message>
        <source>Appeal: {0}</source>
        <translation>Einspruch: {0}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Make an account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Your password never leaves this machine. Keys are made of it here, and your chats are sealed with them before they are sent.</source>
        <translation>Dein Passwort verlässt diesen Rechner nie. Hier werden Schlüssel daraus gemacht, und deine Chats werden damit versiegelt, bevor sie gesendet werden.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>What is synced comes to this machine, and stays sealed on the way.</source>
        <translation>Was abgeglichen ist, kommt auf diesen Rechner, und bleibt unterwegs versiegelt.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Whoever runs it gives you its address: you, a friend, a company.</source>
        <translation>Die Adresse gibt dir, wer ihn betreibt: du selbst, Freunde, eine Firma.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Name of this machine</source>
        <translation>Name dieses Rechners</translation>
    </message>
    <message>
        <source>So that you know it in the list of your machines. The server can read this name.</source>
        <translation>Damit du ihn in der Liste deiner Rechner erkennst. Der Server kann diesen Namen lesen.</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>I have one: sign in</source>
        <translation>Ich habe eins: anmelden</translation>
    </message>
    <message>
        <source>Password forgotten?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>The new password is set. Sign in with it.</source>
        <translation>Das neue Passwort gilt. Melde dich damit an.</translation>
    </message>
    <message>
        <source>Making keys of your password on this machine. This takes about a second …</source>
        <translation>Aus deinem Passwort werden auf diesem Rechner Schlüssel gemacht. Das dauert etwa eine Sekunde …</translation>
    </message>
</context>
<context>
    <name>EstimateLine</name>
    <message>
        <source>Press to see what each model would cost</source>
        <translation>Drücken zeigt, was jedes Modell kosten würde</translation>
    </message>
    <message>
        <source>{0} of {1} tokens</source>
        <translation>{0} von {1} Tokens</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Tokens</translation>
    </message>
    <message>
        <source>{0} would answer</source>
        <translation>{0} würde antworten</translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation>in der Cloud</translation>
    </message>
    <message>
        <source>{0} of its window, the chat so far included</source>
        <translation>{0} seines Fensters, der bisherige Chat mitgezählt</translation>
    </message>
    <message>
        <source>messages left out: {0}</source>
        <translation>ausgelassene Nachrichten: {0}</translation>
    </message>
    <message>
        <source>instructions: {0}</source>
        <translation>Anweisungen: {0}</translation>
    </message>
    <message>
        <source>always remembered: {0}</source>
        <translation>immer gemerkt: {0}</translation>
    </message>
    <message>
        <source>summary of earlier turns: {0}</source>
        <translation>Zusammenfassung des Früheren: {0}</translation>
    </message>
    <message>
        <source>chat and question: {0}</source>
        <translation>Chat und Frage: {0}</translation>
    </message>
    <message>
        <source>passages found: {0}</source>
        <translation>gefundene Stellen: {0}</translation>
    </message>
    <message>
        <source>memories found: {0}</source>
        <translation>gefundene Erinnerungen: {0}</translation>
    </message>
    <message>
        <source>free, for the answer too: {0}</source>
        <translation>frei, auch für die Antwort: {0}</translation>
    </message>
    <message>
        <source>passages without room: {0}</source>
        <translation>Stellen ohne Platz: {0}</translation>
    </message>
    <message>
        <source>passages that say the same as another: {0}</source>
        <translation>Stellen, die dasselbe sagen wie eine andere: {0}</translation>
    </message>
    <message>
        <source>memories without room: {0}</source>
        <translation>Erinnerungen ohne Platz: {0}</translation>
    </message>
    <message>
        <source>memories that say the same as another: {0}</source>
        <translation>Erinnerungen, die dasselbe sagen wie eine andere: {0}</translation>
    </message>
    <message>
        <source>always remembered, without room: {0}</source>
        <translation>immer Gemerktes ohne Platz: {0}</translation>
    </message>
    <message>
        <source>messages for which the summary stands: {0}</source>
        <translation>Nachrichten, für die die Zusammenfassung steht: {0}</translation>
    </message>
    <message>
        <source>what Soulfra knows stays on this machine and is not sent</source>
        <translation>was Soulfra weiß, bleibt auf diesem Rechner und wird nicht gesendet</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>All versions of every message</source>
        <translation>Alle Fassungen jeder Nachricht</translation>
    </message>
    <message>
        <source>Receipts: who answered, for how much</source>
        <translation>Belege: wer geantwortet hat, für wie viel</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Wie weit der Export ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Text for notes and editors.</source>
        <translation>Text für Notizen und Editoren.</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>One file that any browser shows, pictures and colours in it.</source>
        <translation>Eine Datei, die jeder Browser zeigt, mit Bildern und Farben.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pages to print or send.</source>
        <translation>Seiten zum Drucken oder Verschicken.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Everything, for a backup or another Soulfra: it can be imported again.</source>
        <translation>Alles, als Sicherung oder für ein anderes Soulfra: lässt sich wieder importieren.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Alles exportieren</translation>
    </message>
    <message>
        <source>Export “{0}”</source>
        <translation>„{0}“ exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Export %n chats</source>
        <translation>
            <numerusform>%n Chat exportieren</numerusform>
            <numerusform>%n Chats exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Export one chat</source>
        <translation>Einen Chat exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n chats written to {0}</source>
        <translation>
            <numerusform>%n Chat nach {0} geschrieben</numerusform>
            <numerusform>%n Chats nach {0} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>Nach {0} geschrieben</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>FactCard</name>
    <message>
        <source>Why do you know this?</source>
        <translation>Woher weißt du das?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Something newer took its place</source>
        <translation>Durch Neueres ersetzt</translation>
    </message>
    <message>
        <source>No longer so</source>
        <translation>Nicht mehr so</translation>
    </message>
    <message>
        <source>Off, not used</source>
        <translation>Aus, nicht verwendet</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Loslösen</translation>
    </message>
    <message>
        <source>Pin: always before the model</source>
        <translation>Anheften: immer vor dem Modell</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>FactFilter</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: {0}</source>
        <translation>Filter: {0}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>Where it holds</source>
        <translation>Wo es gilt</translation>
    </message>
</context>
<context>
    <name>FavouriteList</name>
    <message>
        <source>Star a model…</source>
        <translation>Modell mit Stern versehen …</translation>
    </message>
</context>
<context>
    <name>FavouriteRow</name>
    <message>
        <source>Take the star of {0}</source>
        <translation>{0} den Stern nehmen</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Show {0} more</source>
        <translation>{0} weitere zeigen</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>No document fits</source>
        <translation>Kein Dokument passt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>The documents could not be read</source>
        <translation>Die Dokumente konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Any folder</source>
        <translation>Alle Ordner</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>Filter: {0}</source>
        <translation>Filter: {0}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Written by you</source>
        <translation>Von dir geschrieben</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Get Ollama</source>
        <translation>Ollama holen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>Schlüssel eingeben</translation>
    </message>
    <message>
        <source>Key for {0}</source>
        <translation>Schlüssel für {0}</translation>
    </message>
    <message>
        <source>Save the key for {0}</source>
        <translation>Den Schlüssel für {0} speichern</translation>
    </message>
    <message>
        <source>1 model, on this machine, free</source>
        <translation>1 Modell, auf diesem Rechner, kostenlos</translation>
    </message>
    <message>
        <source>{0} models, on this machine, free</source>
        <translation>{0} Modelle, auf diesem Rechner, kostenlos</translation>
    </message>
    <message>
        <source>Small and built in: answers offline, free</source>
        <translation>Klein und eingebaut: antwortet offline, kostenlos</translation>
    </message>
    <message>
        <source>Ready. Each answer shows what it cost.</source>
        <translation>Bereit. Jede Antwort zeigt, was sie gekostet hat.</translation>
    </message>
    <message>
        <source>A key was found on this machine. It is not used until you allow it.</source>
        <translation>Auf diesem Rechner wurde ein Schlüssel gefunden. Er wird erst benutzt, wenn du es erlaubst.</translation>
    </message>
    <message>
        <source>No key yet. Optional.</source>
        <translation>Noch kein Schlüssel. Freiwillig.</translation>
    </message>
    <message>
        <source>Not found. It runs larger models on this machine, free.</source>
        <translation>Nicht gefunden. Es lässt größere Modelle auf diesem Rechner laufen, kostenlos.</translation>
    </message>
    <message>
        <source>Running, with no model yet. Fetch one in Settings.</source>
        <translation>Läuft, hat aber noch kein Modell. Hol eines in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>FirstRunView</name>
    <message>
        <source>Welcome to Soulfra</source>
        <translation>Willkommen bei Soulfra</translation>
    </message>
    <message>
        <source>I already have an account…</source>
        <translation>Ich habe schon ein Konto …</translation>
    </message>
    <message>
        <source>Sign in, and the chats of your other machines come here.</source>
        <translation>Melde dich an, und die Chats deiner anderen Rechner kommen hierher.</translation>
    </message>
    <message>
        <source>Start chatting</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Fetch a larger model</source>
        <translation>Größeres Modell holen</translation>
    </message>
    <message>
        <source>Models on this machine come first. Nothing leaves it before you have allowed it.</source>
        <translation>Modelle auf diesem Rechner kommen zuerst. Nichts verlässt ihn, bevor du es erlaubt hast.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Connect another server…</source>
        <translation>Anderen Server verbinden …</translation>
    </message>
    <message>
        <source>Looking what can answer on this machine …</source>
        <translation>Sieht nach, was auf diesem Rechner antworten kann …</translation>
    </message>
    <message>
        <source>The small built-in model can answer now. A larger one answers better: it is fetched once and stays here.</source>
        <translation>Das kleine eingebaute Modell kann jetzt antworten. Ein größeres antwortet besser: Es wird einmal geholt und bleibt hier.</translation>
    </message>
    <message>
        <source>This can answer your questions. You can change it any time in Settings.</source>
        <translation>Das kann deine Fragen beantworten. Ändern kannst du es jederzeit in den Einstellungen.</translation>
    </message>
    <message>
        <source>Nothing can answer yet. Get Ollama, which is free, enter a key, or connect a server.</source>
        <translation>Noch kann nichts antworten. Hol dir Ollama, das nichts kostet, gib einen Schlüssel ein oder verbinde einen Server.</translation>
    </message>
</context>
<context>
    <name>FolderForm</name>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>For example: Garden</source>
        <translation>Zum Beispiel: Garten</translation>
    </message>
    <message>
        <source>Instructions for every chat in this folder</source>
        <translation>Anweisungen für jeden Chat in diesem Ordner</translation>
    </message>
    <message>
        <source>For example: Answer as a gardener in northern Germany would.</source>
        <translation>Zum Beispiel: Antworte, wie es ein Gärtner in Norddeutschland täte.</translation>
    </message>
    <message>
        <source>Where chats in this folder may be answered</source>
        <translation>Wo Chats in diesem Ordner beantwortet werden dürfen</translation>
    </message>
    <message>
        <source>Anywhere you allowed</source>
        <translation>Überall, wo du es erlaubt hast</translation>
    </message>
    <message>
        <source>On this machine only</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Do not sync: its chats stay here</source>
        <translation>Nicht abgleichen: Chats bleiben hier</translation>
    </message>
    <message>
        <source>Save ↔ best, for chats in this folder</source>
        <translation>Sparen ↔ Bestes, für Chats in diesem Ordner</translation>
    </message>
    <message>
        <source>Model for chats in this folder</source>
        <translation>Modell für Chats in diesem Ordner</translation>
    </message>
    <message>
        <source>Chosen for each question</source>
        <translation>Für jede Frage ausgewählt</translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation>Ordner anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Sent before every chat in this folder that has no instructions of its own.</source>
        <translation>Wird vor jedem Chat dieses Ordners gesendet, der keine eigenen Anweisungen hat.</translation>
    </message>
    <message>
        <source>Where its chats may be answered</source>
        <translation>Wo seine Chats beantwortet werden dürfen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>From now on. What your other machines have of these chats already stays there as it is; what you write here from now on does not reach them.</source>
        <translation>Ab jetzt. Was deine anderen Rechner von diesen Chats schon haben, bleibt dort, wie es ist; was du hier weiter schreibst, kommt dort nicht an.</translation>
    </message>
    <message>
        <source>Its chats do not leave this machine by syncing.</source>
        <translation>Seine Chats verlassen diesen Rechner nicht durch Abgleichen.</translation>
    </message>
    <message>
        <source>All of its chats are synced again, with what was written meanwhile.</source>
        <translation>Alle Chats darin werden wieder abgeglichen, mit dem, was inzwischen geschrieben wurde.</translation>
    </message>
</context>
<context>
    <name>FolderQuestion</name>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Delete the folder “{0}”?</source>
        <translation>Den Ordner „{0}“ löschen?</translation>
    </message>
    <message>
        <source>Its chats stay: they stand among the others again. Its instructions are deleted with it.</source>
        <translation>Seine Chats bleiben: Sie stehen dann wieder bei den anderen. Seine Anweisungen werden mitgelöscht.</translation>
    </message>
    <message>
        <source>They are still answered on this machine only, as the folder said.</source>
        <translation>Sie werden weiter nur auf diesem Rechner beantwortet, wie der Ordner es wollte.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <source>Open in Soulfra</source>
        <translation>In Soulfra öffnen</translation>
    </message>
    <message>
        <source>↑ asked before   Esc closes</source>
        <translation>↑ frühere Fragen   Esc schließt</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Nur lokal</translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation>in der Cloud</translation>
    </message>
</context>
<context>
    <name>ForgotForm</name>
    <message>
        <source>A forgotten password</source>
        <translation>Ein vergessenes Passwort</translation>
    </message>
    <message>
        <source>Nobody can look your password up: the server never had it. A mail with a code lets you set a new one.</source>
        <translation>Niemand kann dein Passwort nachsehen: Der Server hatte es nie. Mit einem Code aus einer Mail setzt du ein neues.</translation>
    </message>
    <message>
        <source>What is synced can be read again if this machine is signed in, or if you have the recovery key. Without both it is given up: you are asked before. What lies on your machines stays in any case.</source>
        <translation>Was abgeglichen ist, wird wieder lesbar, wenn dieser Rechner angemeldet ist oder du den Wiederherstellungsschlüssel hast. Ohne beides wird es aufgegeben: Du wirst vorher gefragt. Was auf deinen Rechnern liegt, bleibt auf jeden Fall.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Ich habe einen Code</translation>
    </message>
    <message>
        <source>Send me a mail</source>
        <translation>Mail schicken</translation>
    </message>
    <message>
        <source>If this address has an account there, a mail with a code is on its way.</source>
        <translation>Wenn es zu dieser Adresse dort ein Konto gibt, ist eine Mail mit einem Code unterwegs.</translation>
    </message>
    <message>
        <source>This server sends no mail. Whoever runs it can give you a code for a new password.</source>
        <translation>Dieser Server schickt keine Mails. Wer ihn betreibt, kann dir einen Code für ein neues Passwort geben.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Its weights are on this machine</source>
        <translation>Seine Gewichte liegen auf diesem Rechner</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key, where it wants one</source>
        <translation>Schlüssel, falls er einen verlangt</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>Code of the second step</source>
        <translation>Code des zweiten Schritts</translation>
    </message>
    <message>
        <source>123456, or a recovery code</source>
        <translation>123456, oder ein Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>From your authenticator app, or one of the recovery codes.</source>
        <translation>Aus deiner Authenticator-App, oder einer der Wiederherstellungscodes.</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Settings → Data controls → Export data. The zip comes by e-mail.</source>
        <translation>Einstellungen → Datenkontrolle → Daten exportieren. Die Zip-Datei kommt per E-Mail.</translation>
    </message>
    <message>
        <source>Settings → Privacy → Export data. The zip comes by e-mail.</source>
        <translation>Einstellungen → Datenschutz → Daten exportieren. Die Zip-Datei kommt per E-Mail.</translation>
    </message>
    <message>
        <source>Settings → Data controls → Export chats. A JSON file.</source>
        <translation>Einstellungen → Datenkontrolle → Chats exportieren. Eine JSON-Datei.</translation>
    </message>
    <message>
        <source>Its data folder, or the folder “threads” in it: Settings → General says where.</source>
        <translation>Sein Datenordner oder der Ordner „threads“ darin: Einstellungen → Allgemein zeigt, wo.</translation>
    </message>
    <message>
        <source>The folder of its models, where the .chat files lie: Settings says where.</source>
        <translation>Der Ordner seiner Modelle, in dem die .chat-Dateien liegen: Die Einstellungen zeigen, wo.</translation>
    </message>
    <message>
        <source>A JSON export of Soulfra, from this machine or another.</source>
        <translation>Ein JSON-Export von Soulfra, von diesem oder einem anderen Rechner.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Title of this chat</source>
        <translation>Titel dieses Chats</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Bleibt hier</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Temporär</translation>
    </message>
    <message>
        <source>Nothing of this chat is kept: it is gone when you close it</source>
        <translation>Nichts von diesem Chat bleibt: Er ist weg, wenn du ihn schließt</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Diesen Chat behalten</translation>
    </message>
    <message>
        <source>Keep this chat: from then on it is one like any other</source>
        <translation>Diesen Chat behalten: Von da an ist er einer wie jeder andere</translation>
    </message>
    <message>
        <source>What can be done with this chat</source>
        <translation>Was sich mit diesem Chat tun lässt</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>Temporärer Chat</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modell: {0}</translation>
    </message>
    <message>
        <source>Choose who answers</source>
        <translation>Auswählen, wer antwortet</translation>
    </message>
    <message>
        <source>In all chats: local only. Nothing leaves this machine. Press to end it.</source>
        <translation>In allen Chats: nur lokal. Nichts verlässt diesen Rechner. Drücken beendet das.</translation>
    </message>
    <message>
        <source>In all chats: the cloud may answer where you allowed it. Press to keep everything here.</source>
        <translation>In allen Chats: Die Cloud darf antworten, wo du es erlaubt hast. Drücken hält alles auf diesem Rechner.</translation>
    </message>
    <message>
        <source>All chats local only</source>
        <translation>Alle Chats nur lokal</translation>
    </message>
    <message>
        <source>This chat so far: {0}</source>
        <translation>Dieser Chat bisher: {0}</translation>
    </message>
    <message>
        <source>saved {0}</source>
        <translation>{0} gespart</translation>
    </message>
    <message>
        <source>lost {0}</source>
        <translation>{0} mehr bezahlt</translation>
    </message>
    <message>
        <source>Saved against {0}: {1}</source>
        <translation>Gespart gegenüber {0}: {1}</translation>
    </message>
    <message>
        <source>Lost against {0}: {1}</source>
        <translation>Mehr bezahlt als mit {0}: {1}</translation>
    </message>
    <message>
        <source>Click to see all usage</source>
        <translation>Klicken zeigt den ganzen Verbrauch</translation>
    </message>
    <message>
        <source>Its folder keeps this chat on this machine</source>
        <translation>Sein Ordner hält diesen Chat auf diesem Rechner</translation>
    </message>
    <message>
        <source>This chat stays on this machine, as you set it</source>
        <translation>Dieser Chat bleibt auf diesem Rechner, wie du es eingestellt hast</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>{0} of 1,000 points: {1}</source>
        <translation>{0} von 1.000 Punkten: {1}</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>You do not take part: there is no score</source>
        <translation>Du nimmst nicht teil: Es gibt keinen Wert</translation>
    </message>
    <message>
        <source>You do not take part</source>
        <translation>Du nimmst nicht teil</translation>
    </message>
    <message>
        <source>You have what {0} brings. {1}</source>
        <translation>Du hast, was {0} bringt. {1}</translation>
    </message>
    <message>
        <source>The rules changed; you keep {0} at least until {1}.</source>
        <translation>Die Regeln haben sich geändert; {0} bleibt dir mindestens bis zum {1}.</translation>
    </message>
    <message>
        <source>You keep {0} for now: a tier is lost only after two weeks well below it.</source>
        <translation>{0} bleibt dir vorerst: Eine Stufe geht erst nach zwei Wochen deutlich darunter verloren.</translation>
    </message>
    <message>
        <source>There is no tier above it.</source>
        <translation>Darüber gibt es keine Stufe.</translation>
    </message>
    <message>
        <source>One more point to {0}.</source>
        <translation>Noch ein Punkt bis {0}.</translation>
    </message>
    <message>
        <source>{0} more points to {1}.</source>
        <translation>Noch {0} Punkte bis {1}.</translation>
    </message>
    <message>
        <source>With what you ticked: {0} by {1}, {2}.</source>
        <translation>Mit dem, was du angehakt hast: {0} bis zum {1}, {2}.</translation>
    </message>
    <message>
        <source>This machine goes through the ledger …</source>
        <translation>Dieser Rechner geht das Verzeichnis durch …</translation>
    </message>
    <message>
        <source>Not checked on this machine: {0}</source>
        <translation>Auf diesem Rechner nicht geprüft: {0}</translation>
    </message>
    <message>
        <source>This does not hold, see above.</source>
        <translation>Das stimmt nicht, siehe oben.</translation>
    </message>
    <message>
        <source>Checked on this machine: the one entry of the ledger holds, and gives the same score.</source>
        <translation>Auf diesem Rechner geprüft: Der eine Eintrag des Verzeichnisses stimmt und ergibt denselben Wert.</translation>
    </message>
    <message>
        <source>Checked on this machine: all {0} entries of the ledger hold, and give the same score.</source>
        <translation>Auf diesem Rechner geprüft: Alle {0} Einträge des Verzeichnisses stimmen und ergeben denselben Wert.</translation>
    </message>
    <message>
        <source>Signed by the server on {0}.</source>
        <translation>Vom Server unterschrieben am {0}.</translation>
    </message>
</context>
<context>
    <name>HistoryChart</name>
    <message>
        <source>MMM yyyy</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>MMM</source>
        <translation>MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Messages found</source>
        <translation>Gefundene Nachrichten</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Title of a chat</source>
        <translation>Titel eines Chats</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Your machines</source>
        <translation>Deine Rechner</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmal versuchen</translation>
    </message>
    <message>
        <source>What keeps it safe</source>
        <translation>Was es schützt</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>This machine is signed out</source>
        <translation>Dieser Rechner ist abgemeldet</translation>
    </message>
    <message>
        <source>It was signed out from another machine, or the password was changed there. Everything that was here is still here; what you write is kept, and synced once you are signed in again.</source>
        <translation>Er wurde von einem anderen Rechner abgemeldet, oder das Passwort wurde dort geändert. Alles, was hier war, ist noch hier; was du schreibst, bleibt und wird abgeglichen, sobald du wieder angemeldet bist.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>You have no recovery key written down yet</source>
        <translation>Du hast noch keinen Wiederherstellungsschlüssel notiert</translation>
    </message>
    <message>
        <source>One was made on this machine, and was not written down. Make a new one: without it, what is synced cannot be read again when you have forgotten your password and no machine is signed in.</source>
        <translation>Auf diesem Rechner wurde einer gemacht, aber nicht notiert. Mach einen neuen: Ohne ihn lässt sich, was abgeglichen ist, nicht wieder lesen, wenn du dein Passwort vergessen hast und kein Rechner angemeldet ist.</translation>
    </message>
    <message>
        <source>Confirm your address</source>
        <translation>Adresse bestätigen</translation>
    </message>
    <message>
        <source>A mail with a code is on its way to you. Syncing works before, but a forgotten password could not be reset.</source>
        <translation>Eine Mail mit einem Code ist zu dir unterwegs. Abgeglichen wird schon vorher, aber ein vergessenes Passwort ließe sich nicht zurücksetzen.</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Code aus der Mail</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Send another mail</source>
        <translation>Noch eine Mail schicken</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Makes the keys that open what is synced. Nobody can look it up.</source>
        <translation>Aus ihm werden die Schlüssel zum Abgeglichenen. Niemand kann es nachsehen.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Make a new one…</source>
        <translation>Neuen machen …</translation>
    </message>
    <message>
        <source>Opens what is synced when the password is forgotten.</source>
        <translation>Öffnet, was abgeglichen ist, wenn das Passwort vergessen ist.</translation>
    </message>
    <message>
        <source>Two-step sign-in</source>
        <translation>Anmeldung in zwei Schritten</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>Einschalten …</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <translation>Ausschalten …</translation>
    </message>
    <message>
        <source>What the server knows</source>
        <translation>Was der Server weiß</translation>
    </message>
    <message>
        <source>All that it can read of your account, as a file.</source>
        <translation>Alles, was er von deinem Konto lesen kann, als Datei.</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern …</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>This machine syncs no more. Your chats stay on it.</source>
        <translation>Dieser Rechner gleicht nicht mehr ab. Deine Chats bleiben auf ihm.</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>Konto löschen</translation>
    </message>
    <message>
        <source>Everything of it on the server goes for good. Your chats stay on your machines.</source>
        <translation>Alles davon auf dem Server geht endgültig weg. Deine Chats bleiben auf deinen Rechnern.</translation>
    </message>
    <message>
        <source>Delete the account…</source>
        <translation>Konto löschen …</translation>
    </message>
    <message>
        <source>At {0}. This machine is called {1}.</source>
        <translation>Bei {0}. Dieser Rechner heißt {1}.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>You sign in with it, and codes are mailed to it.</source>
        <translation>Damit meldest du dich an, und dorthin werden Codes geschickt.</translation>
    </message>
    <message>
        <source>You sign in with it. This server sends no mail, so it cannot be changed.</source>
        <translation>Damit meldest du dich an. Dieser Server verschickt keine Mails, darum lässt sie sich nicht ändern.</translation>
    </message>
    <message>
        <source>The server has the list: it comes once the server can be reached.</source>
        <translation>Der Server hat die Liste: Sie kommt, sobald er erreichbar ist.</translation>
    </message>
    <message>
        <source>The server has the list, and could not be asked: {0}</source>
        <translation>Die Liste hat der Server, und er ließ sich nicht fragen: {0}</translation>
    </message>
    <message>
        <source>A code from an authenticator app besides the password. It is off.</source>
        <translation>Ein Code aus einer Authenticator-App neben dem Passwort. Ausgeschaltet.</translation>
    </message>
    <message>
        <source>A code from an authenticator app besides the password.</source>
        <translation>Ein Code aus einer Authenticator-App neben dem Passwort.</translation>
    </message>
    <message>
        <source>On.</source>
        <translation>Eingeschaltet.</translation>
    </message>
    <message numerus="yes">
        <source>%n recovery codes are left.</source>
        <translation>
            <numerusform>%n Wiederherstellungscode ist übrig.</numerusform>
            <numerusform>%n Wiederherstellungscodes sind übrig.</numerusform>
        </translation>
    </message>
    <message>
        <source>One recovery code is left.</source>
        <translation>Ein Wiederherstellungscode ist übrig.</translation>
    </message>
    <message>
        <source>Signed in. What is synced comes here by itself.</source>
        <translation>Angemeldet. Was abgeglichen ist, kommt von selbst hierher.</translation>
    </message>
    <message>
        <source>The password is changed. Your other machines have to sign in again.</source>
        <translation>Das Passwort ist geändert. Deine anderen Rechner müssen sich neu anmelden.</translation>
    </message>
    <message>
        <source>The new recovery key is in force.</source>
        <translation>Der neue Wiederherstellungsschlüssel gilt.</translation>
    </message>
    <message>
        <source>Two-step sign-in is on.</source>
        <translation>Die Anmeldung in zwei Schritten ist eingeschaltet.</translation>
    </message>
    <message>
        <source>Two-step sign-in is off.</source>
        <translation>Die Anmeldung in zwei Schritten ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>It is signed out, and every key that it knew was changed.</source>
        <translation>Es ist abgemeldet, und jeder Schlüssel, den es kannte, ist gewechselt.</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>Geschrieben nach {0}</translation>
    </message>
    <message>
        <source>The address is confirmed.</source>
        <translation>Die Adresse ist bestätigt.</translation>
    </message>
    <message>
        <source>The address of the account is {0} now.</source>
        <translation>Die Adresse des Kontos ist jetzt {0}.</translation>
    </message>
    <message>
        <source>The passkey is removed.</source>
        <translation>Der Passkey ist entfernt.</translation>
    </message>
    <message>
        <source>Another mail is on its way to {0}.</source>
        <translation>Noch eine Mail ist unterwegs zu {0}.</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Import chats</source>
        <translation>Chats importieren</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>No documents yet</source>
        <translation>Noch keine Dokumente</translation>
    </message>
    <message>
        <source>Drop files or a folder here</source>
        <translation>Dateien oder einen Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>PDF, Word, slides, spreadsheets, web pages, e-books, text and code. Then ask: every answer shows the page it came from.</source>
        <translation>PDF, Word, Folien, Tabellen, Webseiten, E-Books, Text und Quelltext. Dann frag: Jede Antwort zeigt die Seite, von der sie kommt.</translation>
    </message>
    <message>
        <source>They are read on this machine, and stay on it.</source>
        <translation>Sie werden auf diesem Rechner gelesen und bleiben auf ihm.</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>Ordner beobachten …</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>Zum Neuesten springen</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press the new keys</source>
        <translation>Drück die neuen Tasten</translation>
    </message>
    <message>
        <source>Press keys …</source>
        <translation>Tasten drücken …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Forget the key for {0}?</source>
        <translation>Den Schlüssel für {0} vergessen?</translation>
    </message>
    <message>
        <source>A key is kept</source>
        <translation>Ein Schlüssel ist hinterlegt</translation>
    </message>
    <message>
        <source>Found in the environment</source>
        <translation>In der Umgebung gefunden</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>Schlüssel eingeben</translation>
    </message>
    <message>
        <source>Key for {0}</source>
        <translation>Schlüssel für {0}</translation>
    </message>
    <message>
        <source>Save the key for {0}</source>
        <translation>Den Schlüssel für {0} speichern</translation>
    </message>
    <message>
        <source>Forget the key for {0}</source>
        <translation>Den Schlüssel für {0} vergessen</translation>
    </message>
    <message>
        <source>Keep the key for {0}</source>
        <translation>Den Schlüssel für {0} behalten</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Choose an action&apos;s keys, then press the new ones. Backspace takes them away.</source>
        <translation>Wähl die Tasten eines Befehls und drück dann die neuen. Die Rücktaste nimmt sie weg.</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Give every action its own keys again</source>
        <translation>Jedem Befehl wieder seine eigenen Tasten geben</translation>
    </message>
    <message>
        <source>No action is called that.</source>
        <translation>So heißt kein Befehl.</translation>
    </message>
</context>
<context>
    <name>KnownSwitch</name>
    <message>
        <source>Use documents and memory for this question</source>
        <translation>Dokumente und Gedächtnis für diese Frage verwenden</translation>
    </message>
    <message>
        <source>Your documents and memory are used. Ask this question without them</source>
        <translation>Deine Dokumente und das Gedächtnis werden verwendet. Diese Frage ohne sie stellen</translation>
    </message>
    <message>
        <source>Your documents and memory are not used. Ask this question with them</source>
        <translation>Deine Dokumente und das Gedächtnis werden nicht verwendet. Diese Frage mit ihnen stellen</translation>
    </message>
    <message>
        <source>This question goes with your documents and memory, which this chat leaves out otherwise.</source>
        <translation>Diese Frage geht mit deinen Dokumenten und dem Gedächtnis hinaus, die dieser Chat sonst weglässt.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>This question goes without your documents and memory.</source>
        <translation>Diese Frage geht ohne deine Dokumente und ohne Gedächtnis hinaus.</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Find a model</source>
        <translation>Modell suchen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>Zum Herunterladen</translation>
    </message>
    <message>
        <source>Fetching goes on while you do something else. If Soulfra ends before it is done, Fetch goes on from there.</source>
        <translation>Das Herunterladen läuft weiter, während du etwas anderes tust. Endet Soulfra vorher, macht „Herunterladen“ dort weiter.</translation>
    </message>
    <message>
        <source>No model has these words.</source>
        <translation>Kein Modell enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Ask Ollama for “{0}”</source>
        <translation>Ollama nach „{0}“ fragen</translation>
    </message>
    <message>
        <source>For Ollama, and for the built-in engine. Sizes of Ollama&apos;s models are about right.</source>
        <translation>Für Ollama und für die eingebaute Engine. Die Größen der Ollama-Modelle sind ungefähr.</translation>
    </message>
    <message>
        <source>For the built-in engine. With Ollama running, its models stand here too.</source>
        <translation>Für die eingebaute Engine. Läuft Ollama, stehen auch seine Modelle hier.</translation>
    </message>
    <message>
        <source>Delete {0} for good</source>
        <translation>{0} endgültig löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep {0}</source>
        <translation>{0} behalten</translation>
    </message>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>{0} löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Fetch {0}, {1}</source>
        <translation>{0} herunterladen, {1}</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Stop fetching {0}</source>
        <translation>Herunterladen von {0} abbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>No room on the disk</source>
        <translation>Kein Platz auf der Festplatte</translation>
    </message>
    <message>
        <source>Slow here: about {0} words a minute</source>
        <translation>Langsam hier: etwa {0} Wörter pro Minute</translation>
    </message>
    <message>
        <source>Runs well here</source>
        <translation>Läuft hier gut</translation>
    </message>
    <message>
        <source>Just fits into memory</source>
        <translation>Passt gerade in den Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Slow here</source>
        <translation>Langsam hier</translation>
    </message>
    <message>
        <source>Too big for this machine</source>
        <translation>Zu groß für diesen Rechner</translation>
    </message>
    <message>
        <source>Needs about {0} of memory</source>
        <translation>Braucht etwa {0} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{0} tokens a second, measured here</source>
        <translation>{0} Tokens pro Sekunde, hier gemessen</translation>
    </message>
    <message>
        <source>about {0} tokens a second, worked out</source>
        <translation>etwa {0} Tokens pro Sekunde, errechnet</translation>
    </message>
    <message>
        <source>This machine: {0} of memory, cores: {1}, {2} free on the disk.</source>
        <translation>Dieser Rechner: {0} Arbeitsspeicher, Kerne: {1}, {2} frei auf der Festplatte.</translation>
    </message>
    <message>
        <source>Checking that the file is right …</source>
        <translation>Prüft, ob die Datei stimmt …</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <source>{0} of {1}, {2} %</source>
        <translation>{0} von {1}, {2} %</translation>
    </message>
</context>
<context>
    <name>LinkPopover</name>
    <message>
        <source>Open a link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation>Diese Adresse öffnen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Do not ask again for this site</source>
        <translation>Bei dieser Website nicht mehr fragen</translation>
    </message>
    <message>
        <source>Always open links to {0} until Soulfra ends</source>
        <translation>Links zu {0} immer öffnen, bis Soulfra endet</translation>
    </message>
    <message>
        <source>The text of this link names another place: {0}</source>
        <translation>Der Text dieses Links nennt ein anderes Ziel: {0}</translation>
    </message>
    <message>
        <source>What stands before the @ is not where this leads.</source>
        <translation>Was vor dem @ steht, ist nicht das Ziel.</translation>
    </message>
    <message>
        <source>This name is written in another script and may look like one that you know.</source>
        <translation>Dieser Name ist in einer anderen Schrift geschrieben und kann wie einer aussehen, den du kennst.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>The chat is being opened</source>
        <translation>Der Chat wird geöffnet</translation>
    </message>
</context>
<context>
    <name>Machines</name>
    <message>
        <source>Name of this machine</source>
        <translation>Name dieses Rechners</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Sein Name</translation>
    </message>
    <message>
        <source>The server can read this name.</source>
        <translation>Der Server kann diesen Namen lesen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Sign out for good…</source>
        <translation>Endgültig abmelden …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>seen {0}</source>
        <translation>gesehen {0}</translation>
    </message>
    <message>
        <source>signed out, seen {0}</source>
        <translation>abgemeldet, gesehen {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong. What was stored is safe.</source>
        <translation>Etwas ist schiefgegangen. Was gespeichert war, ist sicher.</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Soulfra</source>
        <translation>Soulfra</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation>Zum vorigen Teil des Fensters</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Show or hide the list of chats</source>
        <translation>Liste der Chats ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit Soulfra</source>
        <translation>Soulfra beenden</translation>
    </message>
</context>
<context>
    <name>MeaningChoice</name>
    <message>
        <source>Name of another model</source>
        <translation>Name eines anderen Modells</translation>
    </message>
    <message>
        <source>How much the new model has seen</source>
        <translation>Wie viel das neue Modell gesehen hat</translation>
    </message>
    <message>
        <source>Another one, by its name …</source>
        <translation>Ein anderes, mit seinem Namen …</translation>
    </message>
</context>
<context>
    <name>MeaningLine</name>
    <message>
        <source>How much the new model has seen</source>
        <translation>Wie viel das neue Modell gesehen hat</translation>
    </message>
    <message>
        <source>Choose a model …</source>
        <translation>Modell wählen …</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Finding by meaning: {0}</source>
        <translation>Finden nach der Bedeutung: {0}</translation>
    </message>
</context>
<context>
    <name>MeaningWords</name>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>viele Sprachen</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>By the documents&apos; language</source>
        <translation>Nach der Sprache der Dokumente</translation>
    </message>
    <message>
        <source>By the documents&apos; language: {0}</source>
        <translation>Nach der Sprache der Dokumente: {0}</translation>
    </message>
    <message>
        <source>Most of what you added is in {0}, which {1} does not know.</source>
        <translation>Das meiste, was du hinzugefügt hast, ist auf {0}; das kann {1} nicht.</translation>
    </message>
    <message>
        <source>It is found by its words, and hardly by its meaning.</source>
        <translation>Es wird nach seinen Wörtern gefunden, nach seiner Bedeutung kaum.</translation>
    </message>
    <message>
        <source>So {0} takes its place.</source>
        <translation>Darum tritt {0} an seine Stelle.</translation>
    </message>
    <message>
        <source>{0} knows it, and is on this machine.</source>
        <translation>{0} kann es und ist auf diesem Rechner.</translation>
    </message>
    <message>
        <source>{0} has seen {1} of {2} passages. Until it has seen all, {3} answers.</source>
        <translation>{0} hat {1} von {2} Textstellen gesehen. Bis es alle gesehen hat, antwortet {3}.</translation>
    </message>
</context>
<context>
    <name>MemoryView</name>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Write something down to be remembered</source>
        <translation>Etwas notieren, das gemerkt werden soll</translation>
    </message>
    <message>
        <source>Remember what I say about myself</source>
        <translation>Merken, was ich über mich sage</translation>
    </message>
    <message>
        <source>Search memory</source>
        <translation>Im Gedächtnis suchen</translation>
    </message>
    <message>
        <source>Nothing is remembered yet</source>
        <translation>Noch nichts gemerkt</translation>
    </message>
    <message>
        <source>Say it in any chat, in your own words. It is kept on this machine, shown here, and used in later chats. Passwords, keys and card numbers are never remembered.</source>
        <translation>Sag es in irgendeinem Chat, in deinen Worten. Es bleibt auf diesem Rechner, steht hier und wird in späteren Chats verwendet. Passwörter, Schlüssel und Kartennummern werden nie gemerkt.</translation>
    </message>
    <message>
        <source>My name is …</source>
        <translation>Ich heiße …</translation>
    </message>
    <message>
        <source>I prefer short answers.</source>
        <translation>Ich bevorzuge kurze Antworten.</translation>
    </message>
    <message>
        <source>Remember that my dog is called Nova.</source>
        <translation>Merk dir, dass mein Hund Nova heißt.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Memory could not be read</source>
        <translation>Das Gedächtnis konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What no longer holds</source>
        <translation>Was nicht mehr gilt</translation>
    </message>
    <message>
        <source>Kept so that you see what changed. None of it goes before a model.</source>
        <translation>Aufgehoben, damit du siehst, was sich geändert hat. Nichts davon geht an ein Modell.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: search for them</source>
        <translation>
            <numerusform>und %n weiteres: such danach</numerusform>
            <numerusform>und %n weitere: such danach</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: nothing is taken from chats, and nothing of this goes before a model. You can still read, change and forget it, and write more down.</source>
        <translation>Aus: Aus Chats wird nichts übernommen, und nichts hiervon geht an ein Modell. Du kannst es weiterhin lesen, ändern und vergessen, und mehr aufschreiben.</translation>
    </message>
    <message>
        <source>Back to what holds now</source>
        <translation>Zurück zu dem, was jetzt gilt</translation>
    </message>
    <message numerus="yes">
        <source>What no longer holds: %n</source>
        <translation>
            <numerusform>Was nicht mehr gilt: %n</numerusform>
            <numerusform>Was nicht mehr gilt: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken from what you write, by rules and by models on this machine alone. A cloud model sees it only if you allow that.</source>
        <translation>Aus dem, was du schreibst, allein durch Regeln und Modelle auf diesem Rechner. Ein Modell in der Cloud sieht es nur, wenn du das erlaubst.</translation>
    </message>
    <message numerus="yes">
        <source>Forgotten for good: %n. This cannot be undone.</source>
        <translation>
            <numerusform>Endgültig vergessen: %n. Das lässt sich nicht zurücknehmen.</numerusform>
            <numerusform>Endgültig vergessen: %n. Das lässt sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemoryWayIn</name>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
</context>
<context>
    <name>MemoryWords</name>
    <message>
        <source>About you</source>
        <translation>Über dich</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>Vorliebe</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>In all chats</source>
        <translation>In allen Chats</translation>
    </message>
    <message>
        <source>In one project</source>
        <translation>In einem Projekt</translation>
    </message>
    <message>
        <source>In one chat</source>
        <translation>In einem Chat</translation>
    </message>
    <message>
        <source>For one agent</source>
        <translation>Für einen Agenten</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>in the project “{0}”</source>
        <translation>im Projekt „{0}“</translation>
    </message>
    <message>
        <source>in one chat alone</source>
        <translation>nur in einem Chat</translation>
    </message>
    <message>
        <source>for the agent {0}</source>
        <translation>für den Agenten {0}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>You wrote this down on {0}.</source>
        <translation>Das hast du am {0} notiert.</translation>
    </message>
    <message>
        <source>Taken from what you wrote on {0}, and worded anew by you.</source>
        <translation>Entnommen dem, was du am {0} schriebst, und von dir neu formuliert.</translation>
    </message>
    <message>
        <source>A model on this machine took this from what you wrote on {0}.</source>
        <translation>Ein Modell auf diesem Rechner entnahm das dem, was du am {0} schriebst.</translation>
    </message>
    <message>
        <source>A rule took this from what you wrote on {0}. No model was asked.</source>
        <translation>Eine Regel entnahm das dem, was du am {0} schriebst. Kein Modell wurde gefragt.</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>What to do with this message</source>
        <translation>Was sich mit dieser Nachricht tun lässt</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>Als reinen Text kopieren</translation>
    </message>
    <message>
        <source>Go on from here in a new chat</source>
        <translation>Von hier in einem neuen Chat weiter</translation>
    </message>
    <message>
        <source>Ask this differently</source>
        <translation>Anders fragen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten lassen</translation>
    </message>
    <message>
        <source>Answer again with another model …</source>
        <translation>Mit anderem Modell antworten lassen …</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <translation>Diese Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Take “good answer” back</source>
        <translation>„Gute Antwort“ zurücknehmen</translation>
    </message>
    <message>
        <source>This answer is good</source>
        <translation>Diese Antwort ist gut</translation>
    </message>
    <message>
        <source>Take “poor answer” back</source>
        <translation>„Schwache Antwort“ zurücknehmen</translation>
    </message>
    <message>
        <source>This answer is poor</source>
        <translation>Diese Antwort ist schwach</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Fetch a model, such as llama3.2</source>
        <translation>Ein Modell holen, etwa llama3.2</translation>
    </message>
    <message>
        <source>Name of a model to fetch</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Progress of fetching the model</source>
        <translation>Fortschritt des Herunterladens</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel fetching</source>
        <translation>Herunterladen abbrechen</translation>
    </message>
    <message>
        <source>Delete {0} from this machine</source>
        <translation>{0} von diesem Rechner löschen</translation>
    </message>
    <message>
        <source>Delete {0}?</source>
        <translation>{0} löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Prices are for a million tokens.</source>
        <translation>Preise gelten für eine Million Token.</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n models side by side</source>
        <translation>
            <numerusform>%n Modell fragen</numerusform>
            <numerusform>%n Modelle nebeneinander fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose {0} to {1} models</source>
        <translation>Wähl {0} bis {1} Modelle</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Licence of {0}: {1}</source>
        <translation>Lizenz von {0}: {1}</translation>
    </message>
</context>
<context>
    <name>NewEmail</name>
    <message>
        <source>Confirm the new address</source>
        <translation>Neue Adresse bestätigen</translation>
    </message>
    <message>
        <source>A mail with a code is on its way to {0}.</source>
        <translation>Eine Mail mit einem Code ist unterwegs an {0}.</translation>
    </message>
    <message>
        <source>The code was mailed to the new address.</source>
        <translation>Der Code wurde an die neue Adresse geschickt.</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Code aus der Mail</translation>
    </message>
    <message>
        <source>Use the new address</source>
        <translation>Neue Adresse verwenden</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Passed over: {0}</source>
        <translation>Übergangen: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n documents are being read.</source>
        <translation>
            <numerusform>%n Dokumente werden gelesen.</numerusform>
            <numerusform>%n Dokumente werden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document is being read.</source>
        <translation>1 Dokument wird gelesen.</translation>
    </message>
    <message>
        <source>Some could not be taken.</source>
        <translation>Einige konnten nicht aufgenommen werden.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>There is nothing in it that can be read.</source>
        <translation>Darin ist nichts, was sich lesen lässt.</translation>
    </message>
    <message>
        <source>Choose a model …</source>
        <translation>Modell wählen …</translation>
    </message>
    <message numerus="yes">
        <source>%n documents are ready.</source>
        <translation>
            <numerusform>%n Dokumente sind bereit.</numerusform>
            <numerusform>%n Dokumente sind bereit.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document is ready.</source>
        <translation>1 Dokument ist bereit.</translation>
    </message>
    <message numerus="yes">
        <source>%n documents could not be read.</source>
        <translation>
            <numerusform>%n Dokumente konnten nicht gelesen werden.</numerusform>
            <numerusform>%n Dokumente konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document could not be read.</source>
        <translation>1 Dokument konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What went wrong, for a report</source>
        <translation>Was schiefging, für einen Bericht</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>What the server says of you does not hold</source>
        <translation>Was der Server über dich sagt, stimmt nicht</translation>
    </message>
    <message>
        <source>The server says {0}; its own entries come to {1}.</source>
        <translation>Der Server sagt {0}; seine eigenen Einträge ergeben {1}.</translation>
    </message>
    <message>
        <source>This machine worked it out by itself. Ask whoever runs the server; your chats are not touched by it.</source>
        <translation>Dieser Rechner hat es selbst ausgerechnet. Frag, wer den Server betreibt; deine Chats sind davon nicht berührt.</translation>
    </message>
    <message>
        <source>Your score has faded a little</source>
        <translation>Dein Wert ist etwas verblasst</translation>
    </message>
    <message>
        <source>It was quiet here, so {0} points have faded since {1}. It never falls below three quarters of what you earned, and nothing that you earned is lost.</source>
        <translation>Es war still hier, darum sind seit dem {1} {0} Punkte verblasst. Unter drei Viertel des Erworbenen fällt er nie, und nichts Erworbenes geht verloren.</translation>
    </message>
    <message>
        <source>Use Soulfra again on some days, and it comes back within about five weeks.</source>
        <translation>Benutze Soulfra wieder an einigen Tagen, dann ist er in etwa fünf Wochen zurück.</translation>
    </message>
    <message>
        <source>Your score begins to fade on {0}</source>
        <translation>Dein Wert beginnt am {0} zu verblassen</translation>
    </message>
    <message>
        <source>It has been quiet here. It fades slowly, and never below three quarters of what you earned.</source>
        <translation>Es war still hier. Er verblasst langsam, und nie unter drei Viertel des Erworbenen.</translation>
    </message>
    <message>
        <source>One day of use before then is enough to stop it.</source>
        <translation>Ein Tag, an dem du Soulfra vorher benutzt, genügt, um es aufzuhalten.</translation>
    </message>
    <message>
        <source>Try it again…</source>
        <translation>Noch einmal versuchen …</translation>
    </message>
    <message>
        <source>Go to the account</source>
        <translation>Zum Konto</translation>
    </message>
    <message>
        <source>Appeal…</source>
        <translation>Einspruch …</translation>
    </message>
    <message>
        <source>Appeal: {0}</source>
        <translation>Einspruch: {0}</translation>
    </message>
    <message>
        <source>Try it again with your password and your second step, or enter the code that was mailed to you when it was tried.</source>
        <translation>Versuch es noch einmal mit deinem Passwort und deinem zweiten Schritt, oder gib den Code ein, der beim Versuch per E-Mail kam.</translation>
    </message>
    <message>
        <source>Sign out on this machine and in again with your second step, or enter the code that was mailed to you when it was tried.</source>
        <translation>Melde dich auf diesem Rechner ab und mit deinem zweiten Schritt wieder an, oder gib den Code ein, der beim Versuch per E-Mail kam.</translation>
    </message>
    <message>
        <source>A person looked, and it stays until {0}.</source>
        <translation>Ein Mensch hat nachgesehen, und es bleibt dabei bis {0}.</translation>
    </message>
    <message>
        <source>A person looked, and it stays.</source>
        <translation>Ein Mensch hat nachgesehen, und es bleibt dabei.</translation>
    </message>
    <message>
        <source>A person is looking at it.</source>
        <translation>Ein Mensch sieht nach.</translation>
    </message>
    <message>
        <source>It ends by itself on {0}, unless a person who looks decides otherwise.</source>
        <translation>Es endet von selbst am {0}, wenn kein Mensch, der nachsieht, anders entscheidet.</translation>
    </message>
    <message>
        <source>Your score and your chats are not touched by it.</source>
        <translation>Dein Wert und deine Chats sind davon nicht berührt.</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>Do not offer this text</source>
        <translation>Diesen Text nicht anbieten</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Summarise this text in a few sentences:</source>
        <translation>Fasse diesen Text in wenigen Sätzen zusammen:</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Translate this text into {0}:</source>
        <translation>Übersetze diesen Text ins {0}:</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Explain this text in simple words:</source>
        <translation>Erkläre diesen Text in einfachen Worten:</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Umschreiben</translation>
    </message>
    <message>
        <source>Rewrite this text so that it reads well; keep its meaning and its language:</source>
        <translation>Schreib diesen Text so um, dass er sich gut liest; behalte Sinn und Sprache bei:</translation>
    </message>
    <message>
        <source>Use the copied text: “{0}”</source>
        <translation>Kopierten Text nutzen: „{0}“</translation>
    </message>
    <message>
        <source>Use the selected text: “{0}”</source>
        <translation>Markierten Text nutzen: „{0}“</translation>
    </message>
    <message>
        <source>With the copied text: “{0}”</source>
        <translation>Mit dem kopierten Text: „{0}“</translation>
    </message>
    <message>
        <source>With the selected text: “{0}”</source>
        <translation>Mit dem markierten Text: „{0}“</translation>
    </message>
    <message>
        <source>Goes with your question when you send it (Tab)</source>
        <translation>Geht mit deiner Frage, wenn du sie sendest (Tab)</translation>
    </message>
</context>
<context>
    <name>Once</name>
    <message>
        <source>They are shown this once, and kept nowhere.</source>
        <translation>Sie werden nur dieses eine Mal gezeigt, und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>It is shown this once, and kept nowhere. Whoever has it can help to read your chats: keep it apart from this machine.</source>
        <translation>Er wird nur dieses eine Mal gezeigt, und nirgends aufbewahrt. Wer ihn hat, kann beim Lesen deiner Chats helfen: Bewahre ihn getrennt von diesem Rechner auf.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>Ich habe sie aufgeschrieben</translation>
    </message>
    <message>
        <source>I have written it down, and keep it apart from here</source>
        <translation>Ich habe ihn aufgeschrieben und bewahre ihn woanders auf</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>If you forget your password, only this key, or a machine that is signed in, opens your chats. Nobody can make you another.</source>
        <translation>Wenn du dein Passwort vergisst, öffnet nur dieser Schlüssel oder ein angemeldeter Rechner deine Chats. Niemand kann dir einen anderen machen.</translation>
    </message>
    <message>
        <source>Codes for a lost authenticator</source>
        <translation>Codes für einen verlorenen Authenticator</translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation>Dein Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Each of these is good once, in place of a code from your app.</source>
        <translation>Jeder davon gilt einmal, anstelle eines Codes aus deiner App.</translation>
    </message>
    <message>
        <source>The one before no longer opens anything.</source>
        <translation>Der bisherige öffnet nichts mehr.</translation>
    </message>
    <message>
        <source>For {0} at {1}</source>
        <translation>Für {0} bei {1}</translation>
    </message>
    <message>
        <source>Copied. Other programs can read what is copied: put it where it is to stay, then copy something else.</source>
        <translation>Kopiert. Andere Programme können Kopiertes lesen: Leg ihn ab, wo er bleiben soll, und kopiere dann etwas anderes.</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Als Datei speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>Geschrieben nach {0}</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>How this chat answers</source>
        <translation>Wie dieser Chat antwortet</translation>
    </message>
    <message>
        <source>System prompt of this chat</source>
        <translation>Systemanweisung dieses Chats</translation>
    </message>
    <message>
        <source>Inherited. Write here to answer differently in this chat.</source>
        <translation>Übernommen. Schreib hier, um in diesem Chat anders zu antworten.</translation>
    </message>
    <message>
        <source>Temperature, 0 to 2</source>
        <translation>Temperatur, 0 bis 2</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Längste Antwort, in Tokens</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the system prompt</source>
        <translation>Die Systemanweisung zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the temperature</source>
        <translation>Die Temperatur zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the longest answer</source>
        <translation>Die längste Antwort zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all three</source>
        <translation>Alle drei zurücksetzen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>as the model does</source>
        <translation>wie das Modell will</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Systemanweisung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>A low temperature is predictable, a high one inventive. Models that take none are not sent any.</source>
        <translation>Eine niedrige Temperatur ist berechenbar, eine hohe einfallsreich. Modelle, die keine annehmen, bekommen keine.</translation>
    </message>
    <message>
        <source>Without it, its folder&apos;s: “{0}”</source>
        <translation>Sonst die des Ordners: „{0}“</translation>
    </message>
    <message>
        <source>Without it, the one of the settings: “{0}”</source>
        <translation>Sonst die der Einstellungen: „{0}“</translation>
    </message>
    <message>
        <source>Without it, the usual one: “{0}”</source>
        <translation>Sonst die übliche: „{0}“</translation>
    </message>
</context>
<context>
    <name>Out</name>
    <message>
        <source>The same chats on all your machines</source>
        <translation>Dieselben Chats auf allen deinen Rechnern</translation>
    </message>
    <message>
        <source>Soulfra needs no account. With one, your machines agree: what you write on one is read on the others.</source>
        <translation>Soulfra braucht kein Konto. Mit einem sind deine Rechner sich einig: Was du auf einem schreibst, liest du auf den anderen.</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sealed here, opened on your machines only: the server can read nothing of it.</source>
        <translation>Hier versiegelt, nur auf deinen Rechnern geöffnet: Der Server kann nichts davon lesen.</translation>
    </message>
    <message>
        <source>Everything stays on this machine too, and works without the network.</source>
        <translation>Alles bleibt auch auf diesem Rechner, und geht ohne Netz.</translation>
    </message>
    <message>
        <source>The server may be your own, or anybody&apos;s: it knows your address, the names of your machines, and when and how much you sync.</source>
        <translation>Der Server kann dein eigener sein oder irgendeiner: Er kennt deine Adresse, die Namen deiner Rechner, und wann und wie viel du abgleichst.</translation>
    </message>
    <message>
        <source>Signed out. Your chats stay on this machine.</source>
        <translation>Abgemeldet. Deine Chats bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The account, and everything on the server, is deleted. Your chats stay on this machine.</source>
        <translation>Das Konto und alles auf dem Server ist gelöscht. Deine Chats bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>This session keeps nothing, so there is nothing to sync. Choose a passphrase at the next start.</source>
        <translation>Diese Sitzung behält nichts, also gibt es nichts abzugleichen. Wähle beim nächsten Start eine Passphrase.</translation>
    </message>
    <message>
        <source>This is the demo: it keeps nothing, so it has no account.</source>
        <translation>Das ist die Vorführung: Sie behält nichts, also hat sie kein Konto.</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>What the table lists</source>
        <translation>Was die Tabelle aufführt</translation>
    </message>
    <message>
        <source>Usage in figures</source>
        <translation>Verbrauch in Zahlen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>Erstes Wort</translation>
    </message>
    <message>
        <source>besides {0} of unknown price</source>
        <translation>dazu {0} mit unbekanntem Preis</translation>
    </message>
    <message>
        <source>Choose below what to measure against.</source>
        <translation>Wähle unten, womit verglichen wird.</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>gegenüber %1</translation>
    </message>
    <message>
        <source>still to be compared: {0}</source>
        <translation>noch zu vergleichen: {0}</translation>
    </message>
    <message>
        <source>{0} % on this machine</source>
        <translation>{0} % auf diesem Rechner</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} gescheitert</translation>
    </message>
    <message>
        <source>{0} read, {1} written</source>
        <translation>{0} gelesen, {1} geschrieben</translation>
    </message>
    <message>
        <source>{0}, by day</source>
        <translation>{0}, nach Tagen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Failed: {0}.</source>
        <translation>Gescheitert: {0}.</translation>
    </message>
    <message>
        <source>On their way, counted at what was set aside: {0}.</source>
        <translation>Unterwegs, mit dem zurückgelegten Betrag gezählt: {0}.</translation>
    </message>
    <message>
        <source>Tokens counted here, not by the provider: {0}.</source>
        <translation>Tokens hier gezählt, nicht vom Anbieter: {0}.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page {0}</source>
        <translation>Seite {0}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchtest du tun?</translation>
    </message>
    <message>
        <source>Find a command, a setting or a chat</source>
        <translation>Befehl, Einstellung oder Chat suchen</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing is called that. Try a shorter word.</source>
        <translation>So heißt nichts. Versuch ein kürzeres Wort.</translation>
    </message>
</context>
<context>
    <name>PassageList</name>
    <message>
        <source>Passages found</source>
        <translation>Gefundene Stellen</translation>
    </message>
</context>
<context>
    <name>PassageModel</name>
    <message>
        <source>fits {0} %</source>
        <translation>passt zu {0} %</translation>
    </message>
    <message>
        <source>In a chat</source>
        <translation>In einem Chat</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>Gemerkt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>pages {0}–{1}</source>
        <translation>Seiten {0}–{1}</translation>
    </message>
</context>
<context>
    <name>PassagesPage</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Memories</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Ask what you know</source>
        <translation>Frag, was du weißt</translation>
    </message>
    <message>
        <source>Soulfra looks for the words and for their meaning, in your documents, chats and memories. Try one:</source>
        <translation>Soulfra sucht nach den Wörtern und nach ihrer Bedeutung, in Dokumenten, Chats und Erinnerungen. Versuch es:</translation>
    </message>
    <message>
        <source>When does the lease end?</source>
        <translation>Wann endet der Mietvertrag?</translation>
    </message>
    <message>
        <source>What did we decide about the roof?</source>
        <translation>Was haben wir über das Dach beschlossen?</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Say it in other words, or add the document that knows it.</source>
        <translation>Sag es mit anderen Worten, oder füge das Dokument hinzu, das es weiß.</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>Die Suche hat nicht geklappt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{0} % of what is known can be found by meaning yet; all of it by its words.</source>
        <translation>Bisher sind {0} % nach ihrer Bedeutung zu finden; nach den Wörtern alles.</translation>
    </message>
</context>
<context>
    <name>Passkeys</name>
    <message>
        <source>Passkeys are for other clients: this window asks for a code of your app instead, or for a recovery code.</source>
        <translation>Passkeys sind für andere Programme: Dieses Fenster fragt stattdessen nach einem Code deiner App oder einem Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>Passkey, added {0}, last used {1}</source>
        <translation>Passkey, hinzugefügt {0}, zuletzt benutzt {1}</translation>
    </message>
    <message>
        <source>Passkey, added {0}, not used yet</source>
        <translation>Passkey, hinzugefügt {0}, noch nicht benutzt</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
</context>
<context>
    <name>PasswordLine</name>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>Früher gefragt</translation>
    </message>
    <message>
        <source>What you ask here is listed here, and among your chats.</source>
        <translation>Was du hier fragst, steht hier und unter deinen Chats.</translation>
    </message>
</context>
<context>
    <name>PickingBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pick all chats of the list</source>
        <translation>Alle Chats der Liste auswählen</translation>
    </message>
    <message>
        <source>Stop picking</source>
        <translation>Auswahl beenden</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Select chats</source>
        <translation>Chats auswählen</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>Echte Größe</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern als …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This is not a picture that can be shown.</source>
        <translation>Dieses Bild lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>Save this picture</source>
        <translation>Dieses Bild speichern</translation>
    </message>
    <message>
        <source>It could not be saved: {0}</source>
        <translation>Es konnte nicht gespeichert werden: {0}</translation>
    </message>
</context>
<context>
    <name>PriceList</name>
    <message>
        <source>on this machine</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation>in der Cloud</translation>
    </message>
    <message>
        <source>Ask one model again</source>
        <translation>Wieder nur ein Modell fragen</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>Soulfra cannot open your chats</source>
        <translation>Soulfra kann deine Chats nicht öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>How far the import is</source>
        <translation>Wie weit der Import ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Import anhalten</translation>
    </message>
    <message>
        <source>Looking into {0} …</source>
        <translation>Sieht in {0} hinein …</translation>
    </message>
    <message>
        <source>Importing {0}</source>
        <translation>Importiert {0}</translation>
    </message>
    <message>
        <source>What is in stays, whenever you stop.</source>
        <translation>Was drin ist, bleibt, wann immer du anhältst.</translation>
    </message>
    <message>
        <source>{0} of about {1} chats</source>
        <translation>{0} von etwa {1} Chats</translation>
    </message>
    <message>
        <source>Chats so far: {0}</source>
        <translation>Chats bisher: {0}</translation>
    </message>
    <message>
        <source>Progress of all documents</source>
        <translation>Fortschritt aller Dokumente</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>Change the prompt {0}</source>
        <translation>Die Vorlage {0} ändern</translation>
    </message>
    <message>
        <source>Blanks: {0}</source>
        <translation>Lücken: {0}</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>summary</source>
        <translation>zusammenfassung</translation>
    </message>
    <message>
        <source>What it is for (may stay empty)</source>
        <translation>Wofür sie ist (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Summarise this in {{points|five}} points:</source>
        <translation>Fasse das in {{punkte|fünf}} Punkten zusammen:</translation>
    </message>
    <message>
        <source>Name, typed after the slash</source>
        <translation>Name, den du nach dem Schrägstrich tippst</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Blanks: write {{name}} or {{name|what it holds at first}}. {{clipboard}} and {{date}} fill themselves.</source>
        <translation>Lücken: schreib {{name}} oder {{name|was zuerst darin steht}}. {{clipboard}} (Zwischenablage) und {{date}} (Datum) füllen sich selbst.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep it (Ctrl+Enter)</source>
        <translation>Behalten (Strg+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{0} (fills itself)</source>
        <translation>{0} (füllt sich selbst)</translation>
    </message>
    <message>
        <source>Blanks: {0}</source>
        <translation>Lücken: {0}</translation>
    </message>
</context>
<context>
    <name>PromptForm</name>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Blanks of {0}</source>
        <translation>Lücken von {0}</translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>No prompt is called so.</source>
        <translation>So heißt keine Vorlage.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter inserts · Esc leaves</source>
        <translation>↑ ↓ wählen · Enter fügt ein · Esc schließt</translation>
    </message>
</context>
<context>
    <name>PromptShelf</name>
    <message>
        <source>Search prompts</source>
        <translation>Vorlagen durchsuchen</translation>
    </message>
    <message>
        <source>Type / at the start of a question to use one. {{words}} in braces are blanks you fill in.</source>
        <translation>Tipp / am Anfang einer Frage, um eine zu benutzen. {{Wörter}} in Klammern sind Lücken, die du füllst.</translation>
    </message>
    <message>
        <source>No prompt has “{0}” in it.</source>
        <translation>Keine Vorlage enthält „{0}“.</translation>
    </message>
    <message>
        <source>No prompts yet. Take one of these, or write your own:</source>
        <translation>Noch keine Vorlagen. Nimm eine von diesen oder schreib eine eigene:</translation>
    </message>
    <message>
        <source>Duplicate /{0}</source>
        <translation>/{0} verdoppeln</translation>
    </message>
    <message>
        <source>Delete /{0}</source>
        <translation>/{0} löschen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: search for them</source>
        <translation>
            <numerusform>und %n weitere: such danach</numerusform>
            <numerusform>und %n weitere: such danach</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the example {0}</source>
        <translation>Das Beispiel {0} hinzufügen</translation>
    </message>
    <message>
        <source>Add /{0}</source>
        <translation>/{0} hinzufügen</translation>
    </message>
</context>
<context>
    <name>PromptsView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Import prompts from a file</source>
        <translation>Vorlagen aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Export all prompts to a file</source>
        <translation>Alle Vorlagen in eine Datei exportieren</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>Neue Vorlage</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Change prompt</source>
        <translation>Vorlage ändern</translation>
    </message>
    <message>
        <source>Prompts written to the file: {0}.</source>
        <translation>In die Datei geschriebene Vorlagen: {0}.</translation>
    </message>
    <message>
        <source>Prompts added: {0}.</source>
        <translation>Hinzugefügte Vorlagen: {0}.</translation>
    </message>
    <message>
        <source>/{0} was deleted.</source>
        <translation>/{0} wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Prompts (*.json)</source>
        <translation>Vorlagen (*.json)</translation>
    </message>
</context>
<context>
    <name>ProofField</name>
    <message>
        <source>Code from the mail: {0}</source>
        <translation>Code aus der Mail: {0}</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Code aus der Mail</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirm the code: {0}</source>
        <translation>Den Code bestätigen: {0}</translation>
    </message>
</context>
<context>
    <name>ProtectView</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>Wähl eine Passphrase</translation>
    </message>
    <message>
        <source>Your chats are kept encrypted. No keyring answers on this system, so a passphrase protects them. Nobody can recover it for you.</source>
        <translation>Deine Chats werden verschlüsselt aufbewahrt. Auf diesem System antwortet kein Schlüsselbund, deshalb schützt sie eine Passphrase. Niemand kann sie für dich wiederherstellen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Keep nothing this time</source>
        <translation>Diesmal nichts aufbewahren</translation>
    </message>
    <message>
        <source>Sealing …</source>
        <translation>Wird versiegelt …</translation>
    </message>
    <message>
        <source>Protect my chats</source>
        <translation>Meine Chats schützen</translation>
    </message>
</context>
<context>
    <name>ProtectionForm</name>
    <message>
        <source>Passphrase of now</source>
        <translation>Jetzige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nobody can recover it for you. Other windows that are open stay open.</source>
        <translation>Niemand kann sie für dich wiederherstellen. Andere offene Fenster bleiben offen.</translation>
    </message>
    <message>
        <source>Whoever is signed in to your account on this system can open your chats then.</source>
        <translation>Wer mit deinem Konto an diesem System angemeldet ist, kann deine Chats dann öffnen.</translation>
    </message>
    <message>
        <source>Sealing …</source>
        <translation>Versiegeln …</translation>
    </message>
    <message>
        <source>The system&apos;s keyring keeps the key</source>
        <translation>Der Schlüsselbund des Systems bewahrt den Schlüssel auf</translation>
    </message>
    <message>
        <source>Choose another passphrase</source>
        <translation>Wähl eine andere Passphrase</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Wähl eine Passphrase</translation>
    </message>
    <message>
        <source>Leave it to the keyring</source>
        <translation>Dem Schlüsselbund überlassen</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Protect my chats</source>
        <translation>Meine Chats schützen</translation>
    </message>
</context>
<context>
    <name>ProtectionPanel</name>
    <message>
        <source>Leave the key to the keyring…</source>
        <translation>Schlüssel dem Schlüsselbund überlassen …</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Protect with a passphrase…</source>
        <translation>Mit einer Passphrase schützen …</translation>
    </message>
    <message>
        <source>Done. Your chats open by themselves from now on, as long as you are signed in.</source>
        <translation>Fertig. Deine Chats öffnen sich ab jetzt von selbst, solange du angemeldet bist.</translation>
    </message>
    <message>
        <source>Done. Only the new passphrase opens your chats from now on.</source>
        <translation>Fertig. Ab jetzt öffnet nur noch die neue Passphrase deine Chats.</translation>
    </message>
    <message>
        <source>SOULFRA_PASSPHRASE is set to the old one: change it there too.</source>
        <translation>SOULFRA_PASSPHRASE enthält noch die alte: ändere sie dort auch.</translation>
    </message>
</context>
<context>
    <name>ProviderCard</name>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Allow {0} to answer</source>
        <translation>{0} antworten lassen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Ready · 1 model</source>
        <translation>Bereit · 1 Modell</translation>
    </message>
    <message>
        <source>Ready · {0} models</source>
        <translation>Bereit · {0} Modelle</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>Noch kein Schlüssel</translation>
    </message>
    <message>
        <source>It is not asked until you allow it.</source>
        <translation>Es wird erst gefragt, wenn du es erlaubst.</translation>
    </message>
    <message>
        <source>A key was found in the environment. It is not used until you allow it.</source>
        <translation>In der Umgebung wurde ein Schlüssel gefunden. Er wird erst benutzt, wenn du es erlaubst.</translation>
    </message>
    <message>
        <source>A key is kept. It is not used until you allow it.</source>
        <translation>Ein Schlüssel ist hinterlegt. Er wird erst benutzt, wenn du es erlaubst.</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Stop watching “{0}”?</source>
        <translation>„{0}“ nicht mehr beobachten?</translation>
    </message>
    <message>
        <source>What was read of it stays here. New files and changes in it are not taken in any more.</source>
        <translation>Was aus ihm gelesen wurde, bleibt hier. Neue Dateien und Änderungen werden nicht mehr aufgenommen.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Weiter beobachten</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n documents unread?</source>
        <translation>
            <numerusform>%n Dokumente ungelesen lassen?</numerusform>
            <numerusform>%n Dokumente ungelesen lassen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave this document unread?</source>
        <translation>Dieses Dokument ungelesen lassen?</translation>
    </message>
    <message>
        <source>What is ready stays. What was not read yet can be read later: Try again, in the list.</source>
        <translation>Was bereit ist, bleibt. Was noch nicht gelesen wurde, kann später gelesen werden: Erneut versuchen, in der Liste.</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiter lesen</translation>
    </message>
    <message>
        <source>Forget “{0}”?</source>
        <translation>„{0}“ vergessen?</translation>
    </message>
    <message>
        <source>Its text, its words and what was found of its meaning are overwritten. The file stays as it is.</source>
        <translation>Sein Text, seine Wörter und was von seiner Bedeutung gefunden wurde, werden überschrieben. Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Their texts, their words and what was found of their meaning are overwritten. The files stay as they are.</source>
        <translation>Ihre Texte, ihre Wörter und was von ihrer Bedeutung gefunden wurde, werden überschrieben. Die Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>{0} passages go, and what answers cite of them.</source>
        <translation>{0} Stellen gehen, und was Antworten aus ihnen anführen.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n documents?</source>
        <translation>
            <numerusform>%n Dokumente vergessen?</numerusform>
            <numerusform>%n Dokumente vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>Endgültig vergessen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>These wait, because the answer was stopped.</source>
        <translation>Diese warten, weil die Antwort angehalten wurde.</translation>
    </message>
    <message>
        <source>These wait, because the last answer failed.</source>
        <translation>Diese warten, weil die letzte Antwort misslang.</translation>
    </message>
    <message>
        <source>These were kept from before.</source>
        <translation>Diese sind von vorher aufgehoben.</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Attachments: {0}</source>
        <translation>Anhänge: {0}</translation>
    </message>
    <message>
        <source>Waiting, number {0}: {1}</source>
        <translation>Wartet, Nummer {0}: {1}</translation>
    </message>
    <message>
        <source>With your documents and memory</source>
        <translation>Mit deinen Dokumenten und dem Gedächtnis</translation>
    </message>
    <message>
        <source>Without your documents and memory</source>
        <translation>Ohne deine Dokumente und ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Ask question {0} that waits now</source>
        <translation>Wartende Frage {0} jetzt stellen</translation>
    </message>
    <message>
        <source>Change question {0} that waits</source>
        <translation>Wartende Frage {0} ändern</translation>
    </message>
    <message>
        <source>Do not ask question {0} that waits</source>
        <translation>Wartende Frage {0} nicht stellen</translation>
    </message>
</context>
<context>
    <name>QuickView</name>
    <message>
        <source>Quick prompt</source>
        <translation>Schnellfrage</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Deine Frage</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>Frag, was du willst</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>{0} was found. Allow it to answer?</source>
        <translation>{0} wurde gefunden. Darf es antworten?</translation>
    </message>
    <message>
        <source>Your questions go to {0} and may cost money.</source>
        <translation>Deine Fragen gehen dann an {0} und können Geld kosten.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>Confirmed e-mail address</source>
        <translation>Bestätigte E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Two-step sign-in is on</source>
        <translation>Anmeldung in zwei Schritten ist an</translation>
    </message>
    <message>
        <source>Confirmed payment card</source>
        <translation>Bestätigte Zahlungskarte</translation>
    </message>
    <message>
        <source>Used week after week</source>
        <translation>Woche für Woche benutzt</translation>
    </message>
    <message>
        <source>Used month after month</source>
        <translation>Monat für Monat benutzt</translation>
    </message>
    <message>
        <source>Payments that went through</source>
        <translation>Zahlungen, die gelangen</translation>
    </message>
    <message>
        <source>Others use your agents</source>
        <translation>Andere benutzen deine Agenten</translation>
    </message>
    <message>
        <source>Reports of yours that were right</source>
        <translation>Meldungen von dir, die stimmten</translation>
    </message>
    <message>
        <source>A new account counts in full after some days of use</source>
        <translation>Ein neues Konto zählt nach einigen Tagen voll</translation>
    </message>
    <message>
        <source>Faded while you were away</source>
        <translation>Verblasst, während du fort warst</translation>
    </message>
    <message>
        <source>Deductions that are counted step by step</source>
        <translation>Abzüge, die nach und nach zählen</translation>
    </message>
    <message>
        <source>No score is below 0</source>
        <translation>Kein Wert liegt unter 0</translation>
    </message>
    <message>
        <source>After a correction the score follows step by step</source>
        <translation>Nach einer Berichtigung folgt der Wert nach und nach</translation>
    </message>
    <message>
        <source>Earned already, and added over the coming days</source>
        <translation>Schon erworben, kommt in den nächsten Tagen hinzu</translation>
    </message>
    <message>
        <source>No longer earned, taken off step by step</source>
        <translation>Nicht mehr erworben, wird nach und nach abgezogen</translation>
    </message>
    <message>
        <source>E-mail address confirmed</source>
        <translation>E-Mail-Adresse bestätigt</translation>
    </message>
    <message>
        <source>Two-step sign-in turned on</source>
        <translation>Anmeldung in zwei Schritten eingeschaltet</translation>
    </message>
    <message>
        <source>Payment card confirmed</source>
        <translation>Zahlungskarte bestätigt</translation>
    </message>
    <message>
        <source>A day of use</source>
        <translation>Ein Tag, an dem du Soulfra benutzt hast</translation>
    </message>
    <message>
        <source>A payment went through</source>
        <translation>Eine Zahlung gelang</translation>
    </message>
    <message>
        <source>Somebody uses an agent of yours</source>
        <translation>Jemand benutzt einen Agenten von dir</translation>
    </message>
    <message>
        <source>A report of yours was right</source>
        <translation>Eine Meldung von dir stimmte</translation>
    </message>
    <message>
        <source>Two-step sign-in turned off</source>
        <translation>Anmeldung in zwei Schritten ausgeschaltet</translation>
    </message>
    <message>
        <source>Payment card removed</source>
        <translation>Zahlungskarte entfernt</translation>
    </message>
    <message>
        <source>A new machine signed in</source>
        <translation>Ein neuer Rechner meldete sich an</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Somebody came by your invitation</source>
        <translation>Jemand kam durch deine Einladung</translation>
    </message>
    <message>
        <source>An entry was corrected: it never was</source>
        <translation>Ein Eintrag wurde berichtigt: Es gab ihn nie</translation>
    </message>
    <message>
        <source>A payment failed</source>
        <translation>Eine Zahlung schlug fehl</translation>
    </message>
    <message>
        <source>Far more requests than allowed</source>
        <translation>Weit mehr Anfragen als erlaubt</translation>
    </message>
    <message>
        <source>A burst of spam</source>
        <translation>Ein Schwall Spam</translation>
    </message>
    <message>
        <source>Several cards were refused in a day</source>
        <translation>Mehrere Karten wurden an einem Tag abgelehnt</translation>
    </message>
    <message>
        <source>An agent used by accounts of the same person</source>
        <translation>Ein Agent, den Konten derselben Person benutzen</translation>
    </message>
    <message>
        <source>Invitations in bulk</source>
        <translation>Einladungen in Massen</translation>
    </message>
    <message>
        <source>A report against you was upheld</source>
        <translation>Eine Meldung gegen dich wurde bestätigt</translation>
    </message>
    <message>
        <source>A payment was charged back</source>
        <translation>Eine Zahlung wurde zurückgebucht</translation>
    </message>
    <message>
        <source>Fraud, confirmed by a person who looked</source>
        <translation>Betrug, bestätigt von einem Menschen, der nachsah</translation>
    </message>
    <message>
        <source>Melting away: {0}</source>
        <translation>Schmilzt dahin: {0}</translation>
    </message>
    <message>
        <source>Came back after a quiet time</source>
        <translation>Kam nach einer stillen Zeit zurück</translation>
    </message>
    <message>
        <source>A new account counts for more with each day of use</source>
        <translation>Ein neues Konto zählt mit jedem Tag mehr, an dem es benutzt wird</translation>
    </message>
    <message>
        <source>Earned before, and counted now</source>
        <translation>Vorher erworben, jetzt gezählt</translation>
    </message>
    <message>
        <source>A deduction is counted later</source>
        <translation>Ein Abzug zählt später</translation>
    </message>
    <message>
        <source>Faded while it was quiet</source>
        <translation>Verblasst, während es still war</translation>
    </message>
    <message>
        <source>Earned, and counted later</source>
        <translation>Erworben, zählt später</translation>
    </message>
    <message>
        <source>A deduction of before, counted now</source>
        <translation>Ein Abzug von vorher, jetzt gezählt</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Show them</source>
        <translation>Chats zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Import another</source>
        <translation>Weiteres importieren</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>What is in stays; importing the file again adds only the rest.</source>
        <translation>Was drin ist, bleibt; noch einmal importiert, kommt nur der Rest hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n chats imported from {0}</source>
        <translation>
            <numerusform>%n Chat aus {0} importiert</numerusform>
            <numerusform>%n Chats aus {0} importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>One chat imported from {0}</source>
        <translation>Ein Chat aus {0} importiert</translation>
    </message>
    <message>
        <source>One new chat</source>
        <translation>Ein neuer Chat</translation>
    </message>
    <message numerus="yes">
        <source>%n new chats</source>
        <translation>
            <numerusform>%n neuer Chat</numerusform>
            <numerusform>%n neue Chats</numerusform>
        </translation>
    </message>
    <message>
        <source>One chat that was here got new messages</source>
        <translation>Ein vorhandener Chat bekam neue Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%n chats that were here got new messages</source>
        <translation>
            <numerusform>%n vorhandener Chat bekam neue Nachrichten</numerusform>
            <numerusform>%n vorhandene Chats bekamen neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>One chat was here already, unchanged</source>
        <translation>Ein Chat war schon hier, unverändert</translation>
    </message>
    <message numerus="yes">
        <source>%n chats were here already, unchanged</source>
        <translation>
            <numerusform>%n Chat war schon hier, unverändert</numerusform>
            <numerusform>%n Chats waren schon hier, unverändert</numerusform>
        </translation>
    </message>
    <message>
        <source>One chat lies in the trash and stays there</source>
        <translation>Ein Chat liegt im Papierkorb und bleibt dort</translation>
    </message>
    <message numerus="yes">
        <source>%n chats lie in the trash and stay there</source>
        <translation>
            <numerusform>%n Chat liegt im Papierkorb und bleibt dort</numerusform>
            <numerusform>%n Chats liegen im Papierkorb und bleiben dort</numerusform>
        </translation>
    </message>
    <message>
        <source>One new message</source>
        <translation>Eine neue Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>One empty chat left out</source>
        <translation>Ein leerer Chat ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n empty chats left out</source>
        <translation>
            <numerusform>%n leerer Chat ausgelassen</numerusform>
            <numerusform>%n leere Chats ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} could not be imported</source>
        <translation>{0} konnte nicht importiert werden</translation>
    </message>
    <message>
        <source>Nothing new from {0}</source>
        <translation>Nichts Neues aus {0}</translation>
    </message>
    <message>
        <source>No chats were imported from {0}</source>
        <translation>Keine Chats aus {0} importiert</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read:</source>
        <translation>
            <numerusform>%n war nicht lesbar:</numerusform>
            <numerusform>%n waren nicht lesbar:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResetForm</name>
    <message>
        <source>A new password</source>
        <translation>Ein neues Passwort</translation>
    </message>
    <message>
        <source>The code is in the mail. It is looked at first: nothing is changed yet.</source>
        <translation>Der Code steht in der Mail. Er wird zuerst angesehen: Noch ändert sich nichts.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>Code aus der Mail</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>14 groups of 4, as you wrote them down. Case and spaces do not matter.</source>
        <translation>14 Gruppen zu 4, wie du sie aufgeschrieben hast. Groß und klein und Leerzeichen sind gleich.</translation>
    </message>
    <message>
        <source>I have no recovery key: what is on the server may go</source>
        <translation>Ich habe keinen Schlüssel: Was auf dem Server ist, darf weg</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>The code is right. Nothing is changed until you press the button below.</source>
        <translation>Der Code stimmt. Geändert wird nichts, bis du unten auf den Knopf drückst.</translation>
    </message>
    <message>
        <source>Nothing will be lost: this machine has the keys, and seals them for the new password.</source>
        <translation>Nichts geht verloren: Dieser Rechner hat die Schlüssel und versiegelt sie für das neue Passwort.</translation>
    </message>
    <message>
        <source>Look at the code</source>
        <translation>Code ansehen</translation>
    </message>
    <message>
        <source>Delete it and set the password</source>
        <translation>Löschen und Passwort setzen</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>Neues Passwort setzen</translation>
    </message>
    <message>
        <source>Making keys of your password on this machine. This takes about a second …</source>
        <translation>Aus deinem Passwort werden auf diesem Rechner Schlüssel gemacht. Das dauert etwa eine Sekunde …</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Everything that is synced will be deleted from the server, for good. What lies on your machines stays, and is synced anew from there. A new recovery key is made when you sign in.</source>
        <translation>Alles Abgeglichene wird endgültig vom Server gelöscht. Was auf deinen Rechnern liegt, bleibt, und wird von dort neu abgeglichen. Beim Anmelden wird ein neuer Wiederherstellungsschlüssel gemacht.</translation>
    </message>
    <message>
        <source>This machine does not have the keys of what is synced. With the recovery key nothing is lost; so too on a machine that is signed in: reset the password there.</source>
        <translation>Dieser Rechner hat die Schlüssel zum Abgeglichenen nicht. Mit dem Wiederherstellungsschlüssel geht nichts verloren; auch nicht auf einem Rechner, der angemeldet ist: Setz das Passwort dort zurück.</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Give {0} its own keys again</source>
        <translation>{0} wieder die eigenen Tasten geben</translation>
    </message>
    <message>
        <source>Its own keys again</source>
        <translation>Wieder die eigenen Tasten</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>{0}: {1}. Change its keys</source>
        <translation>{0}: {1}. Tasten ändern</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>keine Tasten</translation>
    </message>
    <message>
        <source>{0}: also {1}</source>
        <translation>{0}: auch {1}</translation>
    </message>
    <message>
        <source>{0} is needed for writing and moving about.</source>
        <translation>{0} wird zum Schreiben und Bewegen gebraucht.</translation>
    </message>
    <message>
        <source>{0} edits text everywhere.</source>
        <translation>{0} bearbeitet überall Text.</translation>
    </message>
    <message>
        <source>{0} belongs to the system.</source>
        <translation>{0} gehört dem System.</translation>
    </message>
    <message>
        <source>Its own keys belong to: {0}</source>
        <translation>Seine eigenen Tasten gehören zu: {0}</translation>
    </message>
</context>
<context>
    <name>SavingsPart</name>
    <message>
        <source>Measure savings against</source>
        <translation>Ersparnis vergleichen mit</translation>
    </message>
    <message>
        <source>Measured against</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Every call as CSV…</source>
        <translation>Jeder Aufruf als CSV …</translation>
    </message>
    <message>
        <source>Compare with a provider&apos;s export…</source>
        <translation>Mit der Abrechnung eines Anbieters vergleichen …</translation>
    </message>
    <message>
        <source>Every call as CSV</source>
        <translation>Jeder Aufruf als CSV</translation>
    </message>
    <message>
        <source>A provider&apos;s export</source>
        <translation>Die Abrechnung eines Anbieters</translation>
    </message>
    <message>
        <source>Exports (*.csv *.json)</source>
        <translation>Abrechnungen (*.csv *.json)</translation>
    </message>
    <message>
        <source>Nothing: no savings are claimed</source>
        <translation>Nichts: keine Ersparnis wird behauptet</translation>
    </message>
    <message>
        <source>Comparing what was asked before. Done: {0}</source>
        <translation>Vergleicht, was früher gefragt wurde. Fertig: {0}</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>Liest {0}</translation>
    </message>
    <message>
        <source>Written: {0}. A script of 30 lines recomputes what was saved from it.</source>
        <translation>Geschrieben: {0}. Ein Skript von 30 Zeilen rechnet daraus nach, was gespart wurde.</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back to the chat</source>
        <translation>Zurück zum Chat</translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation>Zurück zum Chat (Esc)</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search every message</source>
        <translation>Alle Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>In all chats, the archived ones too. Click an example, or just type:</source>
        <translation>In allen Chats, auch den archivierten. Klick ein Beispiel an oder tipp los:</translation>
    </message>
    <message>
        <source>tomato recipe</source>
        <translation>tomaten rezept</translation>
    </message>
    <message>
        <source>both words, in any order</source>
        <translation>beide Wörter, egal in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>&quot;first of May&quot;</source>
        <translation>&quot;erster Mai&quot;</translation>
    </message>
    <message>
        <source>these words side by side</source>
        <translation>diese Wörter nebeneinander</translation>
    </message>
    <message>
        <source>python -snake</source>
        <translation>python -schlange</translation>
    </message>
    <message>
        <source>one word without the other</source>
        <translation>ein Wort ohne das andere</translation>
    </message>
    <message>
        <source>No message has these words</source>
        <translation>Keine Nachricht enthält diese Wörter</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>Die Suche hat nicht geklappt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n places</source>
        <translation>
            <numerusform>Die neueste Stelle</numerusform>
            <numerusform>Die neuesten %n Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>One place</source>
        <translation>Eine Stelle</translation>
    </message>
    <message>
        <source>{0} % of your messages are indexed so far.</source>
        <translation>{0} % deiner Nachrichten sind bisher erfasst.</translation>
    </message>
    <message>
        <source>Name at least one word that should be there.</source>
        <translation>Nenn mindestens ein Wort, das vorkommen soll.</translation>
    </message>
    <message>
        <source>The filters above leave some messages out.</source>
        <translation>Die Filter oben lassen manche Nachrichten aus.</translation>
    </message>
    <message>
        <source>Try fewer words, or the beginning of one.</source>
        <translation>Versuch weniger Wörter oder nur den Anfang von einem.</translation>
    </message>
</context>
<context>
    <name>SectionPage</name>
    <message>
        <source>Any server that speaks OpenAI&apos;s protocol can answer here.</source>
        <translation>Jeder Server, der das Protokoll von OpenAI spricht, kann hier antworten.</translation>
    </message>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>Usage and budgets</source>
        <translation>Verbrauch und Budgets</translation>
    </message>
    <message>
        <source>What protects your chats</source>
        <translation>Was deine Chats schützt</translation>
    </message>
    <message>
        <source>Forget what was learnt</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Forgotten. Answers that had taught something: {0}.</source>
        <translation>Vergessen. Antworten, aus denen gelernt worden war: {0}.</translation>
    </message>
    <message>
        <source>There was nothing to forget.</source>
        <translation>Es gab nichts zu vergessen.</translation>
    </message>
    <message>
        <source>They are encrypted on this machine. The key is in the system&apos;s keyring.</source>
        <translation>Sie sind auf diesem Rechner verschlüsselt. Der Schlüssel liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>They are encrypted on this machine. Your passphrase opens them; nobody else can.</source>
        <translation>Sie sind auf diesem Rechner verschlüsselt. Deine Passphrase öffnet sie, sonst niemand.</translation>
    </message>
    <message>
        <source>This session keeps nothing: what you write is gone when the window closes.</source>
        <translation>Diese Sitzung behält nichts: Was du schreibst, ist weg, wenn das Fenster schließt.</translation>
    </message>
</context>
<context>
    <name>SetBack</name>
    <message>
        <source>It was restored: take its ledger</source>
        <translation>Es wurde eingespielt: Verzeichnis übernehmen</translation>
    </message>
    <message>
        <source>Only say so if you know it: a server that hides entries looks the same.</source>
        <translation>Sag es nur, wenn du es weißt: Ein Server, der Einträge verbirgt, sieht genauso aus.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>The server goes back behind what it said</source>
        <translation>Der Server geht hinter das zurück, was er gesagt hat</translation>
    </message>
    <message>
        <source>Ask whoever runs the server whether a backup was restored. If so, take its ledger as it is now. If not, it hides entries, and what this machine knows of them stays as it is.</source>
        <translation>Frag, wer den Server betreibt, ob eine Sicherung eingespielt wurde. Wenn ja, übernimm sein Verzeichnis, wie es jetzt ist. Wenn nicht, verbirgt er Einträge, und was dieser Rechner von ihnen weiß, bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Choice and cost</source>
        <translation>Wahl und Kosten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message>
        <source>Chats in the trash</source>
        <translation>Chats im Papierkorb</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>Archivierte Chats</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>nicht ausgewählt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>%n messages, last one on {0}</source>
        <translation>
            <numerusform>%n Nachricht, zuletzt am {0}</numerusform>
            <numerusform>%n Nachrichten, zuletzt am {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Gone for good within a day</source>
        <translation>In weniger als einem Tag endgültig weg</translation>
    </message>
    <message numerus="yes">
        <source>Gone for good in %n days</source>
        <translation>
            <numerusform>In %n Tag endgültig weg</numerusform>
            <numerusform>In %n Tagen endgültig weg</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Find by title</source>
        <translation>Nach Titel suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>What lies here for 30 days is deleted for good. Until then it can be put back.</source>
        <translation>Was 30 Tage hier liegt, wird endgültig gelöscht. Bis dahin lässt es sich zurücklegen.</translation>
    </message>
    <message>
        <source>Archived chats are out of the list, and still found by the search.</source>
        <translation>Archivierte Chats stehen nicht in der Liste; die Suche findet sie trotzdem.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message numerus="yes">
        <source>Put %n back</source>
        <translation>
            <numerusform>%n zurücklegen</numerusform>
            <numerusform>%n zurücklegen</numerusform>
        </translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation>Kein Titel enthält diese Wörter.</translation>
    </message>
    <message>
        <source>The trash is empty. Chats that you delete come here first.</source>
        <translation>Der Papierkorb ist leer. Chats, die du löschst, kommen zuerst hierher.</translation>
    </message>
    <message>
        <source>Nothing is archived. A chat&apos;s menu in the list offers it.</source>
        <translation>Nichts ist archiviert. Das Menü eines Chats in der Liste bietet es an.</translation>
    </message>
</context>
<context>
    <name>SidebarView</name>
    <message>
        <source>Hide the list of chats</source>
        <translation>Liste der Chats ausblenden</translation>
    </message>
    <message>
        <source>More for the list of chats</source>
        <translation>Mehr zur Liste der Chats</translation>
    </message>
    <message>
        <source>Select, folders, archive, trash</source>
        <translation>Auswählen, Ordner, Archiv, Papierkorb</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Other kinds of chat</source>
        <translation>Andere Arten von Chats</translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>Noch keine Chats</translation>
    </message>
    <message>
        <source>Ask anything, or try this one:</source>
        <translation>Frag, was du willst, oder versuch das:</translation>
    </message>
    <message>
        <source>Why is the sky blue?</source>
        <translation>Warum ist der Himmel blau?</translation>
    </message>
    <message>
        <source>No title has these words</source>
        <translation>Kein Titel enthält diese Wörter</translation>
    </message>
    <message>
        <source>Show all chats</source>
        <translation>Alle Chats zeigen</translation>
    </message>
    <message>
        <source>The chats could not be read</source>
        <translation>Die Chats konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Temporary chat, kept in memory alone</source>
        <translation>Temporärer Chat, nur im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>All messages: “{0}”</source>
        <translation>Alle Nachrichten: „{0}“</translation>
    </message>
    <message>
        <source>Search all messages for these words (Enter)</source>
        <translation>Alle Nachrichten nach diesen Wörtern durchsuchen (Enter)</translation>
    </message>
    <message>
        <source>Only the tag {0}; show all chats</source>
        <translation>Nur das Schlagwort {0}; alle Chats zeigen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“{0}” was deleted outside this window</source>
        <translation>„{0}“ wurde außerhalb dieses Fensters gelöscht</translation>
    </message>
    <message>
        <source>It may leave this machine now: its folder had kept it here.</source>
        <translation>Er darf diesen Rechner jetzt verlassen: Sein Ordner hatte ihn hier gehalten.</translation>
    </message>
    <message>
        <source>They may leave this machine now: their folder had kept them here.</source>
        <translation>Sie dürfen diesen Rechner jetzt verlassen: Ihr Ordner hatte sie hier gehalten.</translation>
    </message>
    <message>
        <source>Deleted “{0}”</source>
        <translation>„{0}“ gelöscht</translation>
    </message>
    <message>
        <source>Archived “{0}”</source>
        <translation>„{0}“ archiviert</translation>
    </message>
    <message>
        <source>Moved “{0}” to {1}</source>
        <translation>„{0}“ nach {1} verschoben</translation>
    </message>
    <message>
        <source>Moved “{0}” out of its folder</source>
        <translation>„{0}“ aus dem Ordner genommen</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n chats</source>
        <translation>
            <numerusform>%n Chat gelöscht</numerusform>
            <numerusform>%n Chats gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archived %n chats</source>
        <translation>
            <numerusform>%n Chat archiviert</numerusform>
            <numerusform>%n Chats archiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n chats to {1}</source>
        <translation>
            <numerusform>%n Chat nach {1} verschoben</numerusform>
            <numerusform>%n Chats nach {1} verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n chats out of their folder</source>
        <translation>
            <numerusform>%n Chat aus dem Ordner genommen</numerusform>
            <numerusform>%n Chats aus dem Ordner genommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOut</name>
    <message>
        <source>Sign out of this machine?</source>
        <translation>Von diesem Rechner abmelden?</translation>
    </message>
    <message>
        <source>Your chats stay on this machine.</source>
        <translation>Deine Chats bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Sync first</source>
        <translation>Erst abgleichen</translation>
    </message>
    <message>
        <source>Sign out anyway</source>
        <translation>Trotzdem abmelden</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were not sent yet: no other machine would get them.</source>
        <translation>
            <numerusform>%n Änderungen wurden noch nicht gesendet: Kein anderer Rechner bekäme sie.</numerusform>
            <numerusform>%n Änderungen wurden noch nicht gesendet: Kein anderer Rechner bekäme sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>One change was not sent yet: no other machine would get it.</source>
        <translation>Eine Änderung wurde noch nicht gesendet: Kein anderer Rechner bekäme sie.</translation>
    </message>
    <message>
        <source>No other machine is signed in, as far as is known here: to open what is synced again takes your password.</source>
        <translation>Soweit hier bekannt, ist kein anderer Rechner angemeldet: Was abgeglichen ist, öffnet dann erst wieder dein Passwort.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Soulfra is starting</source>
        <translation>Soulfra startet</translation>
    </message>
</context>
<context>
    <name>SkeletonRows</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>StopWords</name>
    <message>
        <source>Discount and credit are paused</source>
        <translation>Rabatt und Kredit ruhen</translation>
    </message>
    <message>
        <source>Exporting is stopped</source>
        <translation>Exportieren ist angehalten</translation>
    </message>
    <message>
        <source>Publishing is stopped</source>
        <translation>Veröffentlichen ist angehalten</translation>
    </message>
    <message>
        <source>Payouts are stopped</source>
        <translation>Auszahlungen sind angehalten</translation>
    </message>
    <message>
        <source>Models of this server are stopped</source>
        <translation>Modelle dieses Servers sind angehalten</translation>
    </message>
    <message>
        <source>A machine that signed in less than an hour ago asked for it.</source>
        <translation>Ein Rechner, der sich vor weniger als einer Stunde angemeldet hat, verlangte es.</translation>
    </message>
    <message>
        <source>A new machine did a lot within its first minutes.</source>
        <translation>Ein neuer Rechner tat in seinen ersten Minuten sehr viel.</translation>
    </message>
    <message>
        <source>It was asked for far more often than usual.</source>
        <translation>Es wurde weit öfter verlangt als sonst.</translation>
    </message>
    <message>
        <source>One machine asked for it far more often than usual.</source>
        <translation>Ein Rechner verlangte es weit öfter als sonst.</translation>
    </message>
    <message>
        <source>One card was used far more often than usual.</source>
        <translation>Eine Karte wurde weit öfter benutzt als sonst.</translation>
    </message>
    <message>
        <source>Several cards were refused within a day.</source>
        <translation>Mehrere Karten wurden innerhalb eines Tages abgelehnt.</translation>
    </message>
    <message>
        <source>Many accounts were used on the same machine.</source>
        <translation>Viele Konten wurden auf demselben Rechner benutzt.</translation>
    </message>
    <message>
        <source>Many accounts pay with the same card.</source>
        <translation>Viele Konten zahlen mit derselben Karte.</translation>
    </message>
    <message>
        <source>A group of accounts mostly uses each other&apos;s agents.</source>
        <translation>Eine Gruppe von Konten benutzt vor allem die Agenten der anderen in ihr.</translation>
    </message>
    <message>
        <source>The payment service sees a raised risk in a payment.</source>
        <translation>Der Zahlungsdienst sieht in einer Zahlung ein erhöhtes Risiko.</translation>
    </message>
    <message>
        <source>The payment service sees a high risk in a payment.</source>
        <translation>Der Zahlungsdienst sieht in einer Zahlung ein hohes Risiko.</translation>
    </message>
    <message>
        <source>Try it again: {0}</source>
        <translation>Noch einmal versuchen: {0}</translation>
    </message>
    <message>
        <source>Go to the account: {0}</source>
        <translation>Zum Konto: {0}</translation>
    </message>
    <message>
        <source>Your appeal is being read. Answer by {0}.</source>
        <translation>Dein Einspruch wird gelesen. Antwort bis zum {0}.</translation>
    </message>
    <message>
        <source>Your appeal was granted: it was taken back.</source>
        <translation>Deinem Einspruch wurde stattgegeben: Es wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>A person read your appeal; what was done stays.</source>
        <translation>Ein Mensch hat deinen Einspruch gelesen; es bleibt dabei.</translation>
    </message>
    <message>
        <source>Answer: “{0}”</source>
        <translation>Antwort: „{0}“</translation>
    </message>
    <message>
        <source>What you write, ask and read: chats, files, titles</source>
        <translation>Was du schreibst, fragst und liest: Chats, Dateien, Titel</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>How much you use, and how much you pay</source>
        <translation>Wie viel du benutzt, und wie viel du zahlst</translation>
    </message>
    <message>
        <source>Which models and providers you choose</source>
        <translation>Welche Modelle und Anbieter du wählst</translation>
    </message>
    <message>
        <source>Which plan you are on</source>
        <translation>Welchen Tarif du hast</translation>
    </message>
    <message>
        <source>Where you live</source>
        <translation>Wo du lebst</translation>
    </message>
    <message>
        <source>Which language you speak</source>
        <translation>Welche Sprache du sprichst</translation>
    </message>
    <message>
        <source>Whom you know</source>
        <translation>Wen du kennst</translation>
    </message>
    <message>
        <source>What you and your machines are called</source>
        <translation>Wie du und deine Rechner heißen</translation>
    </message>
    <message>
        <source>An entry of the ledger does not follow from the one before it.</source>
        <translation>Ein Eintrag des Verzeichnisses folgt nicht aus dem vor ihm.</translation>
    </message>
    <message>
        <source>The ledger is another one than this machine has seen before.</source>
        <translation>Das Verzeichnis ist ein anderes, als dieser Rechner es vorher gesehen hat.</translation>
    </message>
    <message>
        <source>The server&apos;s signature over the ledger does not hold.</source>
        <translation>Die Unterschrift des Servers über das Verzeichnis stimmt nicht.</translation>
    </message>
    <message>
        <source>The server&apos;s signature leaves out what was entered two days ago or more.</source>
        <translation>Die Unterschrift des Servers lässt aus, was vor zwei Tagen oder noch früher eingetragen wurde.</translation>
    </message>
    <message>
        <source>The server&apos;s signature is older than one that this machine has seen.</source>
        <translation>Die Unterschrift des Servers ist älter als eine, die dieser Rechner gesehen hat.</translation>
    </message>
    <message>
        <source>The ledger is signed with another key than before.</source>
        <translation>Das Verzeichnis ist mit einem anderen Schlüssel unterschrieben als vorher.</translation>
    </message>
    <message>
        <source>The same entries give another score than the server says.</source>
        <translation>Dieselben Einträge ergeben einen anderen Wert, als der Server sagt.</translation>
    </message>
    <message>
        <source>The same entries give other reasons than the server says.</source>
        <translation>Dieselben Einträge ergeben andere Gründe, als der Server sagt.</translation>
    </message>
    <message>
        <source>The same entries give another tier than the server says.</source>
        <translation>Dieselben Einträge ergeben eine andere Stufe, als der Server sagt.</translation>
    </message>
    <message>
        <source>The ledger holds entries that no server may write.</source>
        <translation>Das Verzeichnis enthält Einträge, die kein Server schreiben darf.</translation>
    </message>
    <message>
        <source>The server&apos;s rules break what all of its rules promise.</source>
        <translation>Die Regeln des Servers brechen, was alle seine Regeln versprechen.</translation>
    </message>
    <message>
        <source>The server believes another key of this machine, and does not count the days that it tells. Sign out and in again.</source>
        <translation>Der Server glaubt einem anderen Schlüssel dieses Rechners und zählt die Tage nicht, die er meldet. Melde dich ab und wieder an.</translation>
    </message>
</context>
<context>
    <name>StrengthHint</name>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Four or more words that do not belong together are easy to keep and hard to guess.</source>
        <translation>Vier oder mehr Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu erraten.</translation>
    </message>
    <message>
        <source>Short: easy to guess. More words make it strong.</source>
        <translation>Kurz: leicht zu erraten. Mehr Wörter machen sie stark.</translation>
    </message>
    <message>
        <source>Fair. One more word makes it strong.</source>
        <translation>Ordentlich. Ein Wort mehr macht sie stark.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stark.</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>How much of what is synced is here</source>
        <translation>Wie viel vom Abgeglichenen hier ist</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>It was restored: send again</source>
        <translation>Wurde eingespielt: neu senden</translation>
    </message>
    <message>
        <source>Nothing that is here is lost. Only say so if you know it.</source>
        <translation>Nichts, was hier ist, geht verloren. Sag es nur, wenn du es weißt.</translation>
    </message>
    <message>
        <source>Sync files on metered connections</source>
        <translation>Dateien auch über getaktete Verbindungen abgleichen</translation>
    </message>
</context>
<context>
    <name>SyncMark</name>
    <message>
        <source>Account and sync</source>
        <translation>Konto und Abgleich</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Fetching what is synced …</source>
        <translation>Abgeglichenes wird geholt …</translation>
    </message>
    <message>
        <source>Syncing for the first time …</source>
        <translation>Erster Abgleich …</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Abgleich läuft …</translation>
    </message>
    <message>
        <source>Everything is synced</source>
        <translation>Alles ist abgeglichen</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet aufs Senden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Syncing does not succeed</source>
        <translation>Der Abgleich gelingt nicht</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Syncing has stopped</source>
        <translation>Der Abgleich steht</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %n changes</source>
        <translation>
            <numerusform>{0} von %n Änderung</numerusform>
            <numerusform>{0} von %n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of this machine wait to be sent</source>
        <translation>
            <numerusform>%n Änderung dieses Rechners wartet aufs Senden</numerusform>
            <numerusform>%n Änderungen dieses Rechners warten aufs Senden</numerusform>
        </translation>
    </message>
    <message>
        <source>One change of this machine waits to be sent</source>
        <translation>Eine Änderung dieses Rechners wartet aufs Senden</translation>
    </message>
    <message numerus="yes">
        <source>%n files do not open and were left out</source>
        <translation>
            <numerusform>%n Datei lässt sich nicht öffnen und wurde ausgelassen</numerusform>
            <numerusform>%n Dateien lassen sich nicht öffnen und wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>One file does not open and was left out</source>
        <translation>Eine Datei lässt sich nicht öffnen und wurde ausgelassen</translation>
    </message>
    <message>
        <source>Last synced {0}</source>
        <translation>Zuletzt abgeglichen {0}</translation>
    </message>
    <message>
        <source>One file waits: this connection is metered</source>
        <translation>Eine Datei wartet: Diese Verbindung ist getaktet</translation>
    </message>
    <message numerus="yes">
        <source>%n files wait: this connection is metered</source>
        <translation>
            <numerusform>%n Datei wartet: Diese Verbindung ist getaktet</numerusform>
            <numerusform>%n Dateien warten: Diese Verbindung ist getaktet</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing was stopped. Your chats here are whole. Ask whoever runs the server whether a backup was restored. If so, send again what it lacks.</source>
        <translation>Der Abgleich wurde angehalten. Deine Chats hier sind vollständig. Frag, wer den Server betreibt, ob eine Sicherung eingespielt wurde. Wenn ja, sende noch einmal, was ihm fehlt.</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>%n files are on their way</source>
        <translation>
            <numerusform>%n Datei ist unterwegs</numerusform>
            <numerusform>%n Dateien sind unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>One file is on its way</source>
        <translation>Eine Datei ist unterwegs</translation>
    </message>
    <message>
        <source>Local only is on, and the server is beyond this machine. What you write is kept, and sent once you turn it off under Privacy.</source>
        <translation>Nur lokal ist an, und der Server liegt außerhalb dieses Rechners. Was du schreibst, bleibt hier und wird gesendet, sobald du das unter Privatsphäre ausschaltest.</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>um {0}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
</context>
<context>
    <name>Synonyms</name>
    <message>
        <source>new conversation start begin create fresh</source>
        <translation>neue Unterhaltung anfangen beginnen erstellen new chat</translation>
    </message>
    <message>
        <source>private incognito ephemeral off the record</source>
        <translation>privat inkognito flüchtig vertraulich private incognito</translation>
    </message>
    <message>
        <source>title name change edit</source>
        <translation>Titel Name ändern rename</translation>
    </message>
    <message>
        <source>remove trash bin throw away</source>
        <translation>entfernen Papierkorb wegwerfen delete remove</translation>
    </message>
    <message>
        <source>put away hide store</source>
        <translation>weglegen verbergen ablegen archive</translation>
    </message>
    <message>
        <source>favourite star keep on top</source>
        <translation>Favorit Stern oben halten pin favourite</translation>
    </message>
    <message>
        <source>label category</source>
        <translation>Etikett Schlagwort Kategorie label</translation>
    </message>
    <message>
        <source>save download share markdown html pdf json</source>
        <translation>speichern herunterladen teilen Markdown HTML PDF JSON exportieren save</translation>
    </message>
    <message>
        <source>branch copy duplicate</source>
        <translation>Zweig Kopie verdoppeln duplizieren fork branch</translation>
    </message>
    <message>
        <source>regenerate retry repeat redo another answer</source>
        <translation>neu erzeugen wiederholen noch einmal andere Antwort regenerate retry</translation>
    </message>
    <message>
        <source>regenerate retry switch model</source>
        <translation>neu erzeugen wiederholen Modell wechseln regenerate retry</translation>
    </message>
    <message>
        <source>resume carry on finish</source>
        <translation>weitermachen fortsetzen zu Ende continue</translation>
    </message>
    <message>
        <source>edit correct rephrase question prompt</source>
        <translation>bearbeiten verbessern umformulieren Frage edit prompt</translation>
    </message>
    <message>
        <source>clipboard response</source>
        <translation>Zwischenablage kopieren Antwort copy</translation>
    </message>
    <message>
        <source>cancel abort interrupt halt</source>
        <translation>abbrechen unterbrechen anhalten stop cancel</translation>
    </message>
    <message>
        <source>system prompt instructions temperature length parameters persona</source>
        <translation>Systemprompt Anweisungen Temperatur Länge Parameter Rolle</translation>
    </message>
    <message>
        <source>compare models arena multiple split</source>
        <translation>Modelle vergleichen Vergleich mehrere nebeneinander compare</translation>
    </message>
    <message>
        <source>choose model switch model picker provider</source>
        <translation>Modell wählen wechseln auswählen Anbieter model</translation>
    </message>
    <message>
        <source>search text in this conversation</source>
        <translation>Text suchen in dieser Unterhaltung find</translation>
    </message>
    <message>
        <source>save store temporary</source>
        <translation>speichern aufheben behalten save</translation>
    </message>
    <message>
        <source>take back restore revert</source>
        <translation>rückgängig zurücknehmen wiederherstellen undo</translation>
    </message>
    <message>
        <source>several multiple pick bulk</source>
        <translation>mehrere auswählen markieren select</translation>
    </message>
    <message>
        <source>project group directory</source>
        <translation>Projekt Gruppe Verzeichnis Ordner folder</translation>
    </message>
    <message>
        <source>archived put away old</source>
        <translation>archiviert weggelegt alte archive</translation>
    </message>
    <message>
        <source>deleted bin recycle restore</source>
        <translation>gelöscht Papierkorb wiederherstellen trash</translation>
    </message>
    <message>
        <source>bring in load backup chatgpt claude migrate data</source>
        <translation>importieren einlesen übernehmen Sicherung ChatGPT Claude umziehen Daten import</translation>
    </message>
    <message>
        <source>save download backup all data markdown html pdf json</source>
        <translation>speichern herunterladen Sicherung alle Daten Markdown HTML PDF JSON exportieren</translation>
    </message>
    <message>
        <source>find look for history full text</source>
        <translation>finden suchen Verlauf Volltext search</translation>
    </message>
    <message>
        <source>download models library gguf fetch install ollama local pull</source>
        <translation>Modelle laden Modellbibliothek Bibliothek herunterladen installieren GGUF Ollama lokal library download models</translation>
    </message>
    <message>
        <source>template snippet slash</source>
        <translation>Vorlage Baustein Schrägstrich template</translation>
    </message>
    <message>
        <source>templates snippets library saved prompts</source>
        <translation>Vorlagen Bausteine Bibliothek gespeicherte Prompts templates</translation>
    </message>
    <message>
        <source>launcher spotlight mini window hotkey</source>
        <translation>Schnellstart Kurzfrage kleines Fenster Tastenkürzel launcher</translation>
    </message>
    <message>
        <source>preferences options configuration</source>
        <translation>Einstellungen Optionen Konfiguration preferences settings</translation>
    </message>
    <message>
        <source>zoom in font size bigger</source>
        <translation>vergrößern Zoom Schriftgröße größer zoom in</translation>
    </message>
    <message>
        <source>zoom out font size</source>
        <translation>verkleinern Zoom Schriftgröße kleiner zoom out</translation>
    </message>
    <message>
        <source>reset zoom font size</source>
        <translation>zurücksetzen Zoom Schriftgröße reset</translation>
    </message>
    <message>
        <source>sidebar panel history drawer</source>
        <translation>Seitenleiste Leiste Verlauf sidebar</translation>
    </message>
    <message>
        <source>sign in log in register password devices cloud synchronise backup</source>
        <translation>anmelden einloggen registrieren passwort geräte wolke synchronisieren sicherung</translation>
    </message>
    <message>
        <source>synchronise refresh update devices</source>
        <translation>synchronisieren aktualisieren geräte</translation>
    </message>
    <message>
        <source>exit close leave</source>
        <translation>beenden schließen verlassen exit quit</translation>
    </message>
    <message>
        <source>theme dark light appearance colours night mode</source>
        <translation>Aussehen Design dunkel hell Farben Nacht theme dark light mode</translation>
    </message>
    <message>
        <source>contrast accessibility readable vision</source>
        <translation>Kontrast Barrierefreiheit lesbar sehen contrast accessibility</translation>
    </message>
    <message>
        <source>zoom font size larger smaller</source>
        <translation>Zoom Schriftgröße größer kleiner font size</translation>
    </message>
    <message>
        <source>animation reduced movement</source>
        <translation>Animation weniger Bewegung motion</translation>
    </message>
    <message>
        <source>language english german translation</source>
        <translation>Sprache Deutsch Englisch Übersetzung language</translation>
    </message>
    <message>
        <source>default model standard</source>
        <translation>Standardmodell Vorgabe default model</translation>
    </message>
    <message>
        <source>offline private no cloud internet</source>
        <translation>offline privat ohne Cloud Internet nur hier local</translation>
    </message>
    <message>
        <source>system prompt instructions persona</source>
        <translation>Systemprompt Anweisungen Rolle</translation>
    </message>
    <message>
        <source>hotkey shortcut global</source>
        <translation>Tastenkürzel Taste überall hotkey</translation>
    </message>
</context>
<context>
    <name>TagsForm</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>New tag, then Enter</source>
        <translation>Neues Schlagwort, dann Enter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>There are no tags yet. Type the first one, for example: work</source>
        <translation>Es gibt noch keine Schlagwörter. Tipp das erste, zum Beispiel: Arbeit</translation>
    </message>
</context>
<context>
    <name>TakingPart</name>
    <message>
        <source>Take part again</source>
        <translation>Wieder teilnehmen</translation>
    </message>
    <message>
        <source>Stop taking part…</source>
        <translation>Nicht mehr teilnehmen …</translation>
    </message>
    <message>
        <source>Stop taking part</source>
        <translation>Nicht mehr teilnehmen</translation>
    </message>
    <message>
        <source>Go on taking part</source>
        <translation>Weiter teilnehmen</translation>
    </message>
    <message>
        <source>Tell my account on which days I use Soulfra</source>
        <translation>Meinem Konto sagen, an welchen Tagen ich Soulfra benutze</translation>
    </message>
    <message>
        <source>For whoever does not sync: once a day it says, signed, that Soulfra was used, and nothing of what for. Days on which you sync count anyway.</source>
        <translation>Für alle, die nicht abgleichen: Einmal am Tag wird unterschrieben gesagt, dass Soulfra benutzt wurde, und nichts davon, wozu. Tage, an denen du abgleichst, zählen ohnehin.</translation>
    </message>
    <message>
        <source>You do not take part</source>
        <translation>Du nimmst nicht teil</translation>
    </message>
    <message>
        <source>Stop taking part?</source>
        <translation>Nicht mehr teilnehmen?</translation>
    </message>
    <message>
        <source>You take part</source>
        <translation>Du nimmst teil</translation>
    </message>
    <message>
        <source>Your use is not observed and there is no score. You have what Seed has: every model, every privacy feature, and everything on this machine. If you take part again, it goes on from the day you stopped. Only what lowers a score is still written down, such as a payment that failed, too many requests or an upheld report, and a card that is removed. It counts only if you take part again.</source>
        <translation>Deine Nutzung wird nicht beobachtet, und es gibt keinen Wert. Du hast, was Samen hat: jedes Modell, jeden Schutz der Privatsphäre und alles auf diesem Rechner. Nimmst du wieder teil, geht es weiter, wo du aufgehört hast. Eingetragen wird nur noch, was einen Wert senkt, etwa eine fehlgeschlagene Zahlung, zu viele Anfragen oder eine bestätigte Meldung, und eine entfernte Karte. Es zählt nur, wenn du wieder teilnimmst.</translation>
    </message>
    <message>
        <source>Your use is observed no more, and discount, credit and the rest go back to Seed. Chats, sync, models and privacy stay as they are. What is in the ledger stays in it and is not used; you can take part again whenever you like, and it goes on from there. Only what lowers a score is still written down, such as a payment that failed, too many requests or an upheld report, and a card that is removed. It counts only if you take part again.</source>
        <translation>Deine Nutzung wird nicht mehr beobachtet, und Rabatt, Kredit und das Übrige gehen auf Samen zurück. Chats, Abgleich, Modelle und Privatsphäre bleiben, wie sie sind. Was im Verzeichnis steht, bleibt darin und wird nicht benutzt; du kannst jederzeit wieder teilnehmen, dann geht es von dort weiter. Eingetragen wird nur noch, was einen Wert senkt, etwa eine fehlgeschlagene Zahlung, zu viele Anfragen oder eine bestätigte Meldung, und eine entfernte Karte. Es zählt nur, wenn du wieder teilnimmst.</translation>
    </message>
    <message>
        <source>It is yours to choose. Without it you have what Seed has, and everything on this machine.</source>
        <translation>Du entscheidest. Ohne Teilnahme hast du, was Samen hat, und alles auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Seite {0}</translation>
    </message>
</context>
<context>
    <name>Tiers</name>
    <message>
        <source>Every model and every privacy feature is for everyone, in every tier.</source>
        <translation>Jedes Modell und jeder Schutz der Privatsphäre ist für alle da, in jeder Stufe.</translation>
    </message>
    <message>
        <source>The discount is off this server&apos;s own prices. Models of this machine are free, and what your own keys cost is between you and the provider: there is nothing to take a discount from.</source>
        <translation>Der Rabatt gilt für die eigenen Preise dieses Servers. Modelle dieses Rechners sind kostenlos, und was deine eigenen Schlüssel kosten, ist zwischen dir und dem Anbieter: Davon lässt sich nichts nachlassen.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Points from</source>
        <translation>Punkte ab</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Kredit</translation>
    </message>
    <message>
        <source>With agents</source>
        <translation>Mit Agenten</translation>
    </message>
    <message>
        <source>{0}, from {1} points</source>
        <translation>{0}, ab {1} Punkten</translation>
    </message>
    <message>
        <source>{0} (you)</source>
        <translation>{0} (du)</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>TrayView</name>
    <message>
        <source>Quick prompt</source>
        <translation>Schnellfrage</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Nur lokal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>Soulfra: %n answers on their way</source>
        <translation>
            <numerusform>Soulfra: %n Antwort unterwegs</numerusform>
            <numerusform>Soulfra: %n Antworten unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide Soulfra</source>
        <translation>Soulfra ausblenden</translation>
    </message>
    <message>
        <source>Show Soulfra</source>
        <translation>Soulfra anzeigen</translation>
    </message>
    <message>
        <source>The answer did not come.</source>
        <translation>Die Antwort kam nicht.</translation>
    </message>
    <message>
        <source>The answer is there.</source>
        <translation>Die Antwort ist da.</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Look closer</source>
        <translation>Näher ansehen</translation>
    </message>
    <message>
        <source>Look closer at your trust</source>
        <translation>Dein Vertrauen näher ansehen</translation>
    </message>
    <message>
        <source>Your score is not known yet</source>
        <translation>Dein Wert ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>{0} of 1,000 points</source>
        <translation>{0} von 1.000 Punkten</translation>
    </message>
    <message>
        <source>You do not take part: there is no score</source>
        <translation>Du nimmst nicht teil: Es gibt keinen Wert</translation>
    </message>
    <message>
        <source>You do not take part.</source>
        <translation>Du nimmst nicht teil.</translation>
    </message>
    <message>
        <source>Trust: {0}</source>
        <translation>Vertrauen: {0}</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Your score is not known yet: the server could not be asked.</source>
        <translation>Dein Wert ist noch nicht bekannt: Der Server war nicht zu fragen.</translation>
    </message>
    <message>
        <source>It does not hold: look closer.</source>
        <translation>Er stimmt nicht: Sieh ihn dir näher an.</translation>
    </message>
    <message>
        <source>It fades while you are away.</source>
        <translation>Er verblasst, während du fort bist.</translation>
    </message>
    <message>
        <source>{0} % off this server&apos;s own prices.</source>
        <translation>{0} % Rabatt auf die eigenen Preise dieses Servers.</translation>
    </message>
</context>
<context>
    <name>TrustView</name>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Go to Privacy</source>
        <translation>Zur Privatsphäre</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What would bring more</source>
        <translation>Was mehr brächte</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie er verlief</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>What lowered your score</source>
        <translation>Was deinen Wert gesenkt hat</translation>
    </message>
    <message>
        <source>What each tier brings</source>
        <translation>Was jede Stufe bringt</translation>
    </message>
    <message>
        <source>What we never look at</source>
        <translation>Was wir nie ansehen</translation>
    </message>
    <message>
        <source>Taking part</source>
        <translation>Teilnahme</translation>
    </message>
    <message>
        <source>Trust belongs to an account, and nobody is signed in here</source>
        <translation>Vertrauen gehört zu einem Konto, und hier ist niemand angemeldet</translation>
    </message>
    <message>
        <source>With an account, steady honest use earns a score that brings a discount and more. Each point of it is explained. Everything on this machine works without.</source>
        <translation>Mit einem Konto erwirbt stetige, ehrliche Benutzung einen Wert, der Rabatt und mehr bringt. Jeder Punkt davon wird erklärt. Alles auf diesem Rechner geht auch ohne.</translation>
    </message>
    <message>
        <source>Go to the account</source>
        <translation>Zum Konto</translation>
    </message>
    <message>
        <source>Trust cannot be shown now</source>
        <translation>Vertrauen lässt sich jetzt nicht zeigen</translation>
    </message>
    <message>
        <source>In this session nothing is kept, so there is no account and no score. Everything works without.</source>
        <translation>In dieser Sitzung wird nichts aufbewahrt, darum gibt es kein Konto und keinen Wert. Alles geht auch ohne.</translation>
    </message>
    <message>
        <source>Local only is on, so the server is not asked, and nothing of it was kept here. Your score is shown once you turn it off under Privacy.</source>
        <translation>Nur lokal ist an, darum wird der Server nicht gefragt, und hier ist nichts davon aufbewahrt. Dein Wert erscheint, sobald du es unter Privatsphäre ausschaltest.</translation>
    </message>
    <message>
        <source>Local only is on, so the server is not asked. This is how it stood on {0}.</source>
        <translation>Nur lokal ist an, darum wird der Server nicht gefragt. So stand es am {0}.</translation>
    </message>
    <message>
        <source>This is how it stood on {0}.</source>
        <translation>So stand es am {0}.</translation>
    </message>
    <message>
        <source>The server cannot be reached now. This is how it stood on {0}.</source>
        <translation>Der Server ist jetzt nicht zu erreichen. So stand es am {0}.</translation>
    </message>
</context>
<context>
    <name>TrustWords</name>
    <message>
        <source>d MMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0} – {1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Samen</translation>
    </message>
    <message>
        <source>Sprout</source>
        <translation>Spross</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Beständig</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Vertraut</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>{0} % off</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} a minute</source>
        <translation>{0} je Minute</translation>
    </message>
    <message>
        <source>first when it is crowded</source>
        <translation>zuerst, wenn es voll ist</translation>
    </message>
    <message>
        <source>always first</source>
        <translation>immer zuerst</translation>
    </message>
    <message>
        <source>share in private</source>
        <translation>privat teilen</translation>
    </message>
    <message>
        <source>review</source>
        <translation>bewerten</translation>
    </message>
    <message>
        <source>publish after a look</source>
        <translation>nach Durchsicht veröffentlichen</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>veröffentlichen</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>help to moderate</source>
        <translation>mitmoderieren</translation>
    </message>
    <message>
        <source>{0} % off this server&apos;s own prices</source>
        <translation>{0} % Rabatt auf die eigenen Preise dieses Servers</translation>
    </message>
    <message>
        <source>no discount yet</source>
        <translation>noch kein Rabatt</translation>
    </message>
    <message>
        <source>{0} requests a minute, {1} at once</source>
        <translation>{0} Anfragen je Minute, {1} gleichzeitig</translation>
    </message>
    <message>
        <source>{0} of credit beyond what was paid in</source>
        <translation>{0} Kredit über das Eingezahlte hinaus</translation>
    </message>
    <message>
        <source>with agents: {0}</source>
        <translation>mit Agenten: {0}</translation>
    </message>
    <message>
        <source>{0}. You are {1} since.</source>
        <translation>{0}. Seitdem bist du {1}.</translation>
    </message>
    <message numerus="yes">
        <source>Use Soulfra in %n more weeks</source>
        <translation>
            <numerusform>Benutze Soulfra in %n weiteren Wochen</numerusform>
            <numerusform>Benutze Soulfra in %n weiteren Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm your e-mail address</source>
        <translation>Bestätige deine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Turn on two-step sign-in</source>
        <translation>Schalte die Anmeldung in zwei Schritten ein</translation>
    </message>
    <message>
        <source>Confirm a payment card</source>
        <translation>Bestätige eine Zahlungskarte</translation>
    </message>
    <message>
        <source>Use Soulfra in one more week</source>
        <translation>Benutze Soulfra in einer weiteren Woche</translation>
    </message>
    <message>
        <source>Wait: deductions melt by themselves</source>
        <translation>Warten: Abzüge schmelzen von selbst</translation>
    </message>
    <message>
        <source>about {0}, by {1}</source>
        <translation>etwa {0}, bis {1}</translation>
    </message>
    <message>
        <source>{0}, by {1}</source>
        <translation>{0}, bis {1}</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Your chats are locked</source>
        <translation>Deine Chats sind verschlossen</translation>
    </message>
    <message>
        <source>Only your passphrase opens them.</source>
        <translation>Nur deine Passphrase öffnet sie.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>UsageView</name>
    <message>
        <source>Usage</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing was asked in these days</source>
        <translation>In diesen Tagen wurde nichts gefragt</translation>
    </message>
    <message>
        <source>Every answer is counted here: what it cost, what it saved, and how fast it came.</source>
        <translation>Hier wird jede Antwort gezählt: was sie gekostet hat, was sie gespart hat und wie schnell sie kam.</translation>
    </message>
    <message>
        <source>Look at all days</source>
        <translation>Alle Tage ansehen</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Was gefragt wurde</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Before a cloud model is asked, the most it can cost is set aside. From 80 % on you are told; where a budget is used up, this machine answers.</source>
        <translation>Bevor ein Modell in der Cloud gefragt wird, wird zurückgelegt, was es höchstens kosten kann. Ab 80 % erfährst du es; ist ein Budget aufgebraucht, antwortet dieser Rechner.</translation>
    </message>
    <message>
        <source>Savings, and how to check them</source>
        <translation>Ersparnis, und wie man sie nachprüft</translation>
    </message>
    <message>
        <source>Saved is what a model of your choice would have cost on the same tokens, less what was paid. Of the answers to one question only the last one counts.</source>
        <translation>Gespart ist, was ein Modell deiner Wahl für dieselben Tokens gekostet hätte, abzüglich dessen, was bezahlt wurde. Von den Antworten auf eine Frage zählt nur die letzte.</translation>
    </message>
    <message>
        <source>At your rate: {0}</source>
        <translation>Zu deinem Kurs: {0}</translation>
    </message>
</context>
<context>
    <name>UsageWords</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>Andere Tage …</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>A chat that is gone</source>
        <translation>Ein Chat, den es nicht mehr gibt</translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation>In keinem Ordner</translation>
    </message>
    <message>
        <source>You, without an agent</source>
        <translation>Du, ohne Agenten</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 Tsd.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Ein Monat</translation>
    </message>
    <message>
        <source>Each chat</source>
        <translation>Jeder Chat</translation>
    </message>
    <message>
        <source>Each agent</source>
        <translation>Jeder Agent</translation>
    </message>
    <message>
        <source>{0} of {1} used, {2} %.</source>
        <translation>{0} von {1} verbraucht, {2} %.</translation>
    </message>
    <message>
        <source>Used up: this machine answers until tomorrow.</source>
        <translation>Aufgebraucht: Bis morgen antwortet dieser Rechner.</translation>
    </message>
    <message>
        <source>Used up: this machine answers until the month is over.</source>
        <translation>Aufgebraucht: Bis zum Ende des Monats antwortet dieser Rechner.</translation>
    </message>
    <message>
        <source>Used up: this machine answers until you raise it.</source>
        <translation>Aufgebraucht: Dieser Rechner antwortet, bis du es anhebst.</translation>
    </message>
    <message>
        <source>Nearly used up.</source>
        <translation>Fast aufgebraucht.</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>too many at once</source>
        <translation>zu viele auf einmal</translation>
    </message>
    <message>
        <source>key not accepted</source>
        <translation>Schlüssel nicht angenommen</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>zu früh zu Ende</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Straight rows of keys are easy to guess</source>
        <translation>Tasten in einer Reihe sind leicht zu erraten</translation>
    </message>
    <message>
        <source>Short keyboard patterns are easy to guess</source>
        <translation>Kurze Muster auf der Tastatur sind leicht zu erraten</translation>
    </message>
    <message>
        <source>Repeats like &quot;aaa&quot; are easy to guess</source>
        <translation>Wiederholungen wie „aaa“ sind leicht zu erraten</translation>
    </message>
    <message>
        <source>Repeats like &quot;abcabcabc&quot; are only slightly harder to guess than &quot;abc&quot;</source>
        <translation>Wiederholungen wie „abcabcabc“ sind kaum schwerer zu erraten als „abc“</translation>
    </message>
    <message>
        <source>Sequences like &quot;abc&quot; or &quot;6543&quot; are easy to guess</source>
        <translation>Folgen wie „abc“ oder „6543“ sind leicht zu erraten</translation>
    </message>
    <message>
        <source>Recent years are easy to guess</source>
        <translation>Jahreszahlen sind leicht zu erraten</translation>
    </message>
    <message>
        <source>Dates are often easy to guess</source>
        <translation>Daten sind oft leicht zu erraten</translation>
    </message>
    <message>
        <source>This is a top-10 common password</source>
        <translation>Es ist eins der zehn häufigsten</translation>
    </message>
    <message>
        <source>This is a top-100 common password</source>
        <translation>Es ist eins der hundert häufigsten</translation>
    </message>
    <message>
        <source>This is a very common password</source>
        <translation>Es ist sehr häufig</translation>
    </message>
    <message>
        <source>This is similar to a commonly used password</source>
        <translation>Es ähnelt einem häufigen</translation>
    </message>
    <message>
        <source>A word by itself is easy to guess</source>
        <translation>Ein Wort allein ist leicht zu erraten</translation>
    </message>
    <message>
        <source>Names and surnames by themselves are easy to guess</source>
        <translation>Namen allein sind leicht zu erraten</translation>
    </message>
    <message>
        <source>Common names and surnames are easy to guess</source>
        <translation>Häufige Namen sind leicht zu erraten</translation>
    </message>
    <message>
        <source>It can be guessed</source>
        <translation>Es lässt sich erraten</translation>
    </message>
    <message>
        <source>Four or more words that do not belong together are easy to keep and hard to guess.</source>
        <translation>Vier oder mehr Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu erraten.</translation>
    </message>
    <message>
        <source>Looking at it …</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>Good: this takes too long to guess.</source>
        <translation>Gut: Das zu erraten dauert zu lange.</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Smaller page (Ctrl+-)</source>
        <translation>Seite kleiner (Strg+-)</translation>
    </message>
    <message>
        <source>Larger page (Ctrl++)</source>
        <translation>Seite größer (Strg++)</translation>
    </message>
    <message>
        <source>Previous passage (Alt+↑)</source>
        <translation>Vorige Stelle (Alt+↑)</translation>
    </message>
    <message>
        <source>Next passage (Alt+↓)</source>
        <translation>Nächste Stelle (Alt+↓)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>As wide as there is room (Ctrl+0)</source>
        <translation>So breit, wie Platz ist (Strg+0)</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Size of the page: {0}</source>
        <translation>Größe der Seite: {0}</translation>
    </message>
    <message>
        <source>Passage {0} of {1}</source>
        <translation>Stelle {0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>ViewerView</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Copy with its source (Ctrl+Shift+C)</source>
        <translation>Mit Quelle kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Open in its app</source>
        <translation>In ihrer App öffnen</translation>
    </message>
    <message>
        <source>This document cannot be shown</source>
        <translation>Dieses Dokument lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>{0}, page {1}</source>
        <translation>{0}, Seite {1}</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>Warned</name>
    <message>
        <source>Read it again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>The file is gone; this is what was read of it.</source>
        <translation>Die Datei ist weg; das ist, was von ihr gelesen wurde.</translation>
    </message>
</context>
<context>
    <name>WatchedFolders</name>
    <message>
        <source>New and changed files of these folders are read by themselves, and forgotten files stay forgotten.</source>
        <translation>Neue und geänderte Dateien dieser Ordner werden von selbst gelesen, und vergessene bleiben vergessen.</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>Ordner beobachten …</translation>
    </message>
</context>
<context>
    <name>WayIn</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message numerus="yes">
        <source>Show all %n reasons</source>
        <translation>
            <numerusform>Alle %n Gründe zeigen</numerusform>
            <numerusform>Alle %n Gründe zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n other reasons</source>
        <translation>
            <numerusform>%n weitere Gründe</numerusform>
            <numerusform>%n weitere Gründe</numerusform>
        </translation>
    </message>
    <message>
        <source>Together: your score</source>
        <translation>Zusammen: dein Wert</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>The message is gone.</source>
        <translation>Die Nachricht gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Before that:</source>
        <translation>Davor:</translation>
    </message>
    <message>
        <source>Open in its chat</source>
        <translation>In seinem Chat öffnen</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Show the list of chats</source>
        <translation>Liste der Chats zeigen</translation>
    </message>
</context>
<context>
    <name>WritingCard</name>
    <message>
        <source>One sentence that stands for itself: Your dog is called Nova.</source>
        <translation>Ein Satz, der für sich steht: Dein Hund heißt Nova.</translation>
    </message>
    <message>
        <source>What is to be remembered</source>
        <translation>Was gemerkt werden soll</translation>
    </message>
    <message>
        <source>Its kind</source>
        <translation>Seine Art</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Words in any message</source>
        <translation>Wörter in einer Nachricht</translation>
    </message>
    <message>
        <source>Words to look for in all messages</source>
        <translation>Wörter, die in allen Nachrichten gesucht werden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a chat by its title</source>
        <translation>Einen Chat am Titel finden</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>_FindField</name>
    <message>
        <source>Find in this document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
</context>
<context>
    <name>_Paper</name>
    <message>
        <source>The page is being drawn.</source>
        <translation>Die Seite wird gezeichnet.</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>Endgültig vergessen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Forget “{0}”?</source>
        <translation>„{0}“ vergessen?</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n facts?</source>
        <translation>
            <numerusform>%n Tatsache vergessen?</numerusform>
            <numerusform>%n Tatsachen vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>It is overwritten, with what it took the place of. Nothing brings it back. The chat it comes from stays, and can still be found; delete it too if it shall go.</source>
        <translation>Es wird überschrieben, samt dem, was es ersetzt hat. Nichts bringt es zurück. Der Chat, aus dem es stammt, bleibt und ist weiter zu finden; lösch ihn auch, wenn er gehen soll.</translation>
    </message>
    <message>
        <source>Delete everything in the trash for good?</source>
        <translation>Alles im Papierkorb endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete this chat for good?</source>
        <translation>Diesen Chat endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n chats for good?</source>
        <translation>
            <numerusform>%n Chat endgültig löschen?</numerusform>
            <numerusform>%n Chats endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can bring it back.</source>
        <translation>Niemand kann das zurückholen.</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>Go on watching {0}</source>
        <translation>{0} weiter beobachten</translation>
    </message>
    <message>
        <source>Pause watching {0}</source>
        <translation>{0} vorerst nicht beobachten</translation>
    </message>
    <message>
        <source>Stop watching {0}</source>
        <translation>{0} nicht mehr beobachten</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Star or unstar it: Ctrl+D</source>
        <translation>Stern geben oder nehmen: Strg+D</translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation>Vorlagen …</translation>
    </message>
    <message>
        <source>Write, change and share your own</source>
        <translation>Schreib, ändere und teile eigene</translation>
    </message>
    <message>
        <source>Example: {0}</source>
        <translation>Beispiel: {0}</translation>
    </message>
</context>
<context>
    <name>_Scrim</name>
    <message>
        <source>Close the list of chats</source>
        <translation>Liste der Chats schließen</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>Remembered: {0}</source>
        <translation>Gemerkt: {0}</translation>
    </message>
    <message>
        <source>Forgotten for good: {0}</source>
        <translation>Endgültig vergessen: {0}</translation>
    </message>
    <message>
        <source>That is remembered already.</source>
        <translation>Das ist schon gemerkt.</translation>
    </message>
    <message>
        <source>Nothing like that is remembered.</source>
        <translation>Dergleichen ist nicht gemerkt.</translation>
    </message>
    <message>
        <source>Not remembered: it looks like a password, a key or a number of a card or account.</source>
        <translation>Nicht gemerkt: Es sieht nach einem Passwort, einem Schlüssel oder einer Karten- oder Kontonummer aus.</translation>
    </message>
    <message>
        <source>No longer remembered, as you changed what you said: {0}</source>
        <translation>Nicht mehr gemerkt, da Sie das Gesagte geändert haben: {0}</translation>
    </message>
    <message>
        <source>Nothing is remembered from this chat from now on.</source>
        <translation>Aus diesem Chat wird ab jetzt nichts gemerkt.</translation>
    </message>
    <message>
        <source>What you say in this chat is remembered again.</source>
        <translation>Was Sie in diesem Chat sagen, wird wieder gemerkt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>everyday.window</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
</context>
<context>
    <name>self.icon</name>
    <message>
        <source>Hide to tray</source>
        <translation>In den Infobereich legen</translation>
    </message>
</context>
<context>
    <name>self.view</name>
    <message>
        <source>Show Soulfra&apos;s quick prompt</source>
        <translation>Die Schnellfrage von Soulfra zeigen</translation>
    </message>
    <message>
        <source>Quick prompt</source>
        <translation>Schnellfrage</translation>
    </message>
    <message>
        <source>The desktop has taken the key back.</source>
        <translation>Der Schreibtisch hat die Tasten zurückgenommen.</translation>
    </message>
</context>
<context>
    <name>transcript</name>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Auswahl kopieren</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>Attach pictures or text files</source>
        <translation>Bilder oder Textdateien anhängen</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Insert a prompt</source>
        <translation>Eine Vorlage einfügen</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Vorlagen</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Text size {0} %</source>
        <translation>Textgröße {0} %</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>Text in üblicher Größe</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The import of {0} is done.</source>
        <translation>Der Import von {0} ist fertig.</translation>
    </message>
    <message>
        <source>{0} could not be imported.</source>
        <translation>{0} konnte nicht importiert werden.</translation>
    </message>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>{0} is here now, and can answer.</source>
        <translation>{0} ist jetzt da und kann antworten.</translation>
    </message>
    <message>
        <source>Something for you to write down: it is shown once.</source>
        <translation>Etwas zum Aufschreiben für dich: Es wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>{0} could not be fetched.</source>
        <translation>{0} konnte nicht heruntergeladen werden.</translation>
    </message>
</context>
<context>
    <name>window.window</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>That is more than {0} reads at once ({1} tokens). Shorten it, or choose another model.</source>
        <translation>Das ist mehr, als {0} auf einmal liest ({1} Tokens). Kürz es oder wähl ein anderes Modell.</translation>
    </message>
    <message>
        <source>{2} of the oldest messages will not be sent: {0} reads {1} tokens at once.</source>
        <translation>{2} der ältesten Nachrichten werden nicht gesendet: {0} liest {1} Tokens auf einmal.</translation>
    </message>
    <message>
        <source>What Soulfra knows stays on this machine: {0} answers without it.</source>
        <translation>Was Soulfra weiß, bleibt auf diesem Rechner: {0} antwortet ohne es.</translation>
    </message>
    <message>
        <source>With this chat, that is more than {0} reads at once ({1} tokens): the oldest messages are not sent.</source>
        <translation>Mit diesem Chat ist das mehr, als {0} auf einmal liest ({1} Tokens): Die ältesten Nachrichten werden nicht gesendet.</translation>
    </message>
    <message>
        <source>Nearly full: soon the oldest messages of this chat will not be sent to {0}.</source>
        <translation>Fast voll: Bald werden die ältesten Nachrichten dieses Chats nicht mehr an {0} gesendet.</translation>
    </message>
</context>
</TS>
