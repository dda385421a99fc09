<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive: what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash: what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import chats…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this chat…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is being read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left a temporary chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone for good once you go on, unless you keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was found. Allow it to answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your questions go to {0} and may cost money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are offline. Models on this machine still answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session keeps nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only: nothing leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key in the system&apos;s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone when the window closes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatActions</name>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again with another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the last question differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fork into a new chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this chat answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask several models side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this temporary chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatListModel</name>
    <message>
        <source>Folder {0}, open, %n chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder {0}, closed, %n chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chats in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatMenus</name>
    <message>
        <source>Rename	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and instructions…	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete folder, keep its chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only a tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>Title of this chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Each reply says what left this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only: nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Attachments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Keep Soulfra in the tray?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quick prompt then answers at once, and you hear when a long answer ends. You can change this in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnView</name>
    <message>
        <source>Answer of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the answer of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Show the answer of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach pictures or text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a prompt (/)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send after this answer (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking differently: the old question stays beside the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the question as it was (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot see pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask anything; nothing of it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat is being opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a question first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attachment is still being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposerAttachments</name>
    <message>
        <source>Attach pictures or text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That text has {0} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That text has {0} characters, more than any model reads. Attach the part that matters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted text.txt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DaysForm</name>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop pictures and text files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop an export here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file, a .zip or a folder. Everything stays on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports of chats ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <source>What would you like to know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this machine answer first. Every reply shows who answered, why, and what it cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is written down: not in the list, not in the search, not on this disk. It is gone when you leave it, unless you keep it. A provider that you let answer may still keep what it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A temporary chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain how bread rises, to a ten-year-old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a polite letter to cancel a contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can I cook from rice, eggs and spinach?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndpointList</name>
    <message>
        <source>Add {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EstimateLine</name>
    <message>
        <source>{0} of {1} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} would answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of its window, the chat so far included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages left out: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All versions of every message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipts: who answered, for how much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text for notes and editors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file that any browser shows, pictures and colours in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages to print or send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, for a backup or another Soulfra: it can be imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export %n chat(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) written to {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get Ollama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the key for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 model, on this machine, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} models, on this machine, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small and built in: answers offline, free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Each answer shows what it cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key was found on this machine. It is not used until you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet. Optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found. It runs larger models on this machine, free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, with no model yet. Fetch one in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRunView</name>
    <message>
        <source>Welcome to Soulfra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start chatting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this machine come first. Nothing leaves it before you have allowed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking what can answer on this machine …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can answer your questions. You can change it any time in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can answer yet. Get Ollama, which is free, or enter a key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderForm</name>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Garden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions for every chat in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer as a gardener in northern Germany would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent before every chat in this folder that has no instructions of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Soulfra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ asked before   Esc closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Its weights are on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key, where it wants one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Settings → Data controls → Export data. The zip comes by e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings → Privacy → Export data. The zip comes by e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings → Data controls → Export chats. A JSON file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its data folder, or the folder “threads” in it: Settings → General says where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of its models, where the .chat files lie: Settings says where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON export of Soulfra, from this machine or another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Title of this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this chat is kept: it is gone when you close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this chat: from then on it is one like any other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only: nothing leaves this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud may answer where you allowed it. Press to keep everything on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat so far: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Messages found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press the new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press keys …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the key for {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the key for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the key for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the key for {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action&apos;s keys, then press the new ones. Backspace takes them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every action its own keys again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action is called that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Ollama for “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For Ollama, and for the built-in engine. Sizes of Ollama&apos;s models are about right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the built-in engine. With Ollama running, its models stand here too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0} for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop fetching {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>{0} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No room on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs well here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tight here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too big for this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs about {0} of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens a second, measured here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} tokens a second, worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine: {0} of memory, cores: {1}, {2} free on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that the file is right …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}, {2} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkPopover</name>
    <message>
        <source>Open a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always open links to {0} until Soulfra ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of this link names another place: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands before the @ is not where this leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is written in another script and may look like one that you know.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>The chat is being opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong. What was stored is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soulfra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the list of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Soulfra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>What to do with this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from here in a new chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask this differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again with another model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Fetch a model, such as llama3.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a model to fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of fetching the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0} from this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ask %n models side by side</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose {0} to {1} models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong, for a report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>Do not offer this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise this text in a few sentences:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate this text into {0}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain this text in simple words:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewrite this text so that it reads well; keep its meaning and its language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the copied text: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the selected text: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the copied text: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the selected text: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes with your question when you send it (Tab)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>How this chat answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt of this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherited. Write here to answer differently in this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature, 0 to 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the system prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the model does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A low temperature is predictable, a high one inventive. Models that take none are not sent any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, its folder&apos;s: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, the one of the settings: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, the usual one: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command, a setting or a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that. Try a shorter word.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Asked before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you ask here is listed here, and among your chats.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickingBar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick all chats of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop picking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a picture that can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceList</name>
    <message>
        <source>on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemView</name>
    <message>
        <source>Soulfra cannot open your chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>How far the import is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in stays, whenever you stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of about {1} chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>Change the prompt {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanks: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for (may stay empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise this in {{points|five}} points:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, typed after the slash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanks: write {{name}} or {{name|what it holds at first}}. {{clipboard}} and {{date}} fill themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (fills itself)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanks: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptForm</name>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanks of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptPopup</name>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt is called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter inserts · Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptShelf</name>
    <message>
        <source>Search prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type / at the start of a question to use one. {{words}} in braces are blanks you fill in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt has “{0}” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompts yet. Take one of these, or write your own:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate /{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete /{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more: search for them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add the example {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add /{0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptsView</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import prompts from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all prompts to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts written to the file: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts added: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/{0} was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProtectView</name>
    <message>
        <source>Choose a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats are kept encrypted. No keyring answers on this system, so a passphrase protects them. Nobody can recover it for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep nothing this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect my chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or more words that do not belong together are easy to keep and hard to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short: easy to guess. More words make it strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair. One more word makes it strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProviderCard</name>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow {0} to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready · 1 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready · {0} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not asked until you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key was found in the environment. It is not used until you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is kept. It is not used until you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>These wait, because the answer was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These wait, because the last answer failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were kept from before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Attachments: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting, number {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask question {0} that waits now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change question {0} that waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask question {0} that waits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickView</name>
    <message>
        <source>Quick prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was found. Allow it to answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your questions go to {0} and may cost money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) had been read. What is in stays; importing the file again adds only the rest.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0} could not be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) imported from {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chats were imported from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new chat(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) that were here got new messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s) were here already, unchanged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empty chat(s) left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Give {0} its own keys again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own keys again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}. Change its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: also {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is needed for writing and moving about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} edits text everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} belongs to the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own keys belong to: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search every message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all chats, the archived ones too. Click an example, or just type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomato recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both words, in any order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;first of May&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these words side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>python -snake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one word without the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message has these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The newest %n places</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} % of your messages are indexed so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one word that should be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters above leave some messages out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer words, or the beginning of one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionPage</name>
    <message>
        <source>Any server that speaks OpenAI&apos;s protocol can answer here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What protects your chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are encrypted on this machine. The key is in the system&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are encrypted on this machine. Your passphrase opens them; nobody else can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session keeps nothing: what you write is gone when the window closes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message>
        <source>Chats in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n messages, last one on {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Gone for good within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Gone for good in %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the chat (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies here for 30 days is deleted for good. Until then it can be put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived chats are out of the list, and still found by the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Put %n back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty. Chats that you delete come here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is archived. A chat&apos;s menu in the list offers it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidebarView</name>
    <message>
        <source>Hide the list of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the list of chats (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for the list of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select, folders, archive, trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other kinds of chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask anything, or try this one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is the sky blue?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title has these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chats could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporary chat, kept in memory alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages: “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all messages for these words (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the tag {0}; show all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved “{0}” to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved “{0}” out of its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n chats</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archived %n chats</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n chats to {1}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n chats out of their folder</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Soulfra is starting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SkeletonRows</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagsForm</name>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tag, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tags yet. Type the first one, for example: work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrayView</name>
    <message>
        <source>Quick prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Soulfra: %n answers on their way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hide Soulfra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Soulfra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer did not come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Your chats are locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only your passphrase opens them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Show the list of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the list of chats (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Words in any message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to look for in all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a chat by its title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything in the trash for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this chat for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n chats for good?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write, change and share your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Scrim</name>
    <message>
        <source>Close the list of chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>everyday.window</name>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self.tray</name>
    <message>
        <source>Hide to tray</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self.view</name>
    <message>
        <source>Show Soulfra&apos;s quick prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop has taken the key back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>transcript</name>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>Attach pictures or text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Text size {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models to fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window.window</name>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>That is more than {0} reads at once ({1} tokens). Shorten it, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{2} of the oldest messages will not be sent: {0} reads {1} tokens at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this chat, that is more than {0} reads at once ({1} tokens): the oldest messages are not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly full: soon the oldest messages of this chat will not be sent to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
