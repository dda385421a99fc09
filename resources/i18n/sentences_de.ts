<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name>Sentences</name>
        <message>
            <source>0 is the most predictable, 1 the usual.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; it takes no temperature, so none was sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A chat or message that this belongs to does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A key does not belong in an address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A name has up to {name_limit} letters a to z, digits and hyphens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A notification shows the first words of an answer too, not the chat's title alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A number is too large to be stored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A passphrase of blanks protects nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A temperature lies between 0 and 2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A temporary chat has no copies.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About how to answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add Ctrl, Alt or the system's key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a key for it in Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a key for {label} in Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All that can be done with this message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow it once in Settings, or: soulfra allow {provider}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow it once: soulfra allow {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow {0} to answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allowed to answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An endpoint's name has 1 to 40 of a-z, 0-9, '.', '_' and '-'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another Soulfra is still setting up this home.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another prompt has this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers in notifications</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for another answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask in other words, or choose a larger model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask it to continue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask this differently</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attach a smaller copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attach the files in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attach the part that matters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Auto</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Black and white with strong borders, whatever the system says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the question or choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Character {index} is a NUL byte, so this is not text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Character {start} is half of a character (a lone surrogate).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is running and reachable, or choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is still there and that you may open it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the balance there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the key for this provider in Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the plan and balance there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file that an export of prompts wrote.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file with something in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a local model, or allow the cloud.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model from the list: soulfra models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another file, or mend the folder of GGUF models in Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder with SOULFRA_HOME, or mend its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model, or allow Ollama's hosted ones: soulfra allow ollama</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model: this file was changed, or broke on its way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another place and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another place for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one in the desktop's own settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose other keys, or free these in that program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose some words that only you know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the export's folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the file or folder that the other app exported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the key again to be asked again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choosing a model …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close it, or wait for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close something and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud providers that may be used, and paid, without being asked again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Considered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue or try again; whatever had arrived is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy it again, without spaces or line breaks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy it from the server's page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy its text. {works}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy this answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy this code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy this message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy what it holds to a file first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Counts from the next start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the entry soulfra/{store} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deutsch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download or pack it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: the model decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>English</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Entry {number} of {file} is no prompt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Entry {number} of {file}: {message}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch it again: what has arrived is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First run done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder of GGUF models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the cache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on where this answer stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide reasoning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>High contrast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ids of the folders that are open in the list of chats.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image from {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In percent. Ctrl and + or - change it anywhere, Ctrl and 0 brings it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no text yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is larger than {largest} MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It needs a name: what is typed after the slash.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was not opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its engine, xllamacpp, is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its model file is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its text is no text, or has more than {text_limit} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep this chat first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key for the quick prompt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys that were chosen, each written action=keys, such as chat.new=Ctrl+Shift+N.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave that out, or use 127.0.0.1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the temperature to the model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let another model finish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Letters a to z, digits and hyphens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light, dark, or as the system says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load this image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local only is on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local only is on, and fetching a model needs the network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for models …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room and try again: it goes on where it stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room, or choose a smaller model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend it; nothing was added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend or remove it; nothing was added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model for new chats</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Models of your own for the built-in engine, each named starter/FILE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More only helps on free cores: contended threads are many times slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Motion</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No chats were found in {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model fits “{0}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model was found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing can be written in {folder} ({strerror}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing leaves this machine: no connection beyond it is opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was changed. Please report it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offer what is copied or selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ollama can: ollama/NAME.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ollama stopped fetching {model} before it was whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ollama {version} at {url}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only images can be sent along.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open folders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it elsewhere and save it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the chat again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open them with it, and change it in Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open this picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PDFs cannot be made here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures (PNG, JPEG, GIF, WebP, BMP, TIFF) and text files (notes, Markdown, CSV, JSON, code) work.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plain typing would press these keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it in the key field.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put {key_file} back from a backup. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put {key_file} back from a backup. The store was left as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put {store_file} back from a backup. Or, to start anew, move {key_file} away: without it no backup opens any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reasoning, {0} words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recites one text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reduced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove it and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove its file yourself, if you want to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the characters that are not text and send it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the other attachment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the set-up again: make run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save a smaller copy as PNG or JPEG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it as JPEG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it as PNG and attach the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it as text or CSV, or unpack it. {works}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seconds before a cloud model counts as not answering. Reasoning models get six times as long, local models fifteen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seconds of silence in the middle of an answer before it counts as broken off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See what is: soulfra models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See what it has: Models, in the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See what there is: soulfra chats list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send it in parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sent before every chat. Empty: a short neutral one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set SOULFRA_PASSPHRASE, or start Soulfra in a terminal or window that can ask for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set Soulfra up again to fetch it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set a passphrase first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set a passphrase with SOULFRA_PASSPHRASE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten it, or choose a model with a longer context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the next version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the version before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show {0} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SmolLM2 135M (starter model)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Ollama, add a key in Settings, or run: soulfra doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Ollama, or get it from https://ollama.com/download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Soulfra again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start a new chat, shorten the question, or choose a model with a longer context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stay in the tray</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That answer is not in this chat.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That does not look like a key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That message is not in this chat.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That question is not in this chat.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address does not start with http:// or https://.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer reached its length limit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer that is being written does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The built-in engine reads text only: no images, no tools.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The clipboard's picture cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {label} broke while the answer was coming.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The demonstration has no model named {model}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop did not give Soulfra a key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop was told to give Soulfra no key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full; nothing of this export was left on it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The display does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The export cannot be written there ({strerror}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file that holds the sealed key cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file that holds the sealed key was changed into something that is not safe to open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file was left as it is. Restore one of the backups beside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hub could not be reached, or the line broke.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hub did not give {label} ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hub does not have {label} any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key for {label} holds characters that no key has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of these chats is in the system keyring. {message}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ledger has no such reservation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The library for keys is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The library has no {model}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The longest answer has between 1 and 1,000,000 tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The message that this one follows is not in this chat.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The message to go on from is not in this chat.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model began to repeat itself and was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's engine ended the answer without saying that it is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's engine ended unexpectedly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's engine failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model's engine refused this request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The passphrase is set, but the system keyring still holds the key as well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The question alone, about {tokens} tokens, is more than {name} can read ({window}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quick prompt offers it with one click; until then nothing is sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The store could not be brought up to date ({name}: {name1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The store is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The store refused this ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system keyring cannot be used ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system keyring did not answer within {timeout} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system keyring did not keep the key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system keyring no longer has the key of these chats.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a prompt called /{name} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no chat to export.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no desktop here that has keys to give.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file or folder {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no space left for {path}. What was stored before is untouched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no space left for {where}. What was stored before is untouched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such chat, or it is in the trash.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {model} in the app or in its folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to send.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These are no keys that can be pressed together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These chats are sealed with a passphrase.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These chats have a key already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These chats were kept by a newer Soulfra, which this one cannot read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These chats were sealed by a newer Soulfra.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This chat is longer than the {context_tokens} tokens that the model reads.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This chat is longer than {model} can read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This chat or message does not exist, or is in the trash.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This desktop gives no program a key of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This folder does not exist any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This home keeps nothing, so there is no key to seal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This keyboard has no key {key}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This machine first, then the cheapest that is allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This passphrase does not open these chats.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This system has no keyring that keeps secrets encrypted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This text has {text} characters; {prompt_limit} is the most for one message.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This text holds half of a character.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threads of the starter model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tokens in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tokens out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tried</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later: it goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again, or choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again. Without the right passphrase nobody can read these chats.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again: it goes on where it stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; if it happens again, this model is too much for the engine or for this machine's memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; whatever had arrived is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn local only off for as long as it takes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock the keyring of the account that made these chats, and start again. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock the system keyring and start again, or set a passphrase with SOULFRA_PASSPHRASE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update Soulfra. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a little, or choose another model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait between words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait for the first word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for {0} …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the hub gives is not the {label} that was checked: its checksum differs. Nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the system keyring holds for these chats is not a key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When an answer breaks off in the middle, the next model goes on from there. Otherwise the part is kept and marked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When the window closes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the desktop has no tray, closing always quits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether anything on the screen may move.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the first-run screen was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whole answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Works in every program. Empty: none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a question first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it like Ctrl+Shift+Space, or leave it empty for none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write what it should say.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Written provider/model. Empty: chosen for each question.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your chats are as they were. Go back to the last version, and please report it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your questions go to {0} and may cost money</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a model on this machine comes first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>allowed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>also sent to {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>asked {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>broke off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>danger</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>did not list its models in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ended too early</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>exported</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>failing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>found, not allowed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no chat model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hide receipt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>imported</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>imported from {source}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in the cloud, by {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged inside the zip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is locked with a password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it goes on with an earlier answer; {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its models are not known yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>key not accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leaves this machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leaves this machine; this chat is local-only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>named by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not allowed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not allowed yet: it runs on Ollama's servers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not looked at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not reachable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not understandable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing else is ready, so the starter model on this machine answers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing else is ready; {provider} was found but is not allowed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on this machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>runs in the cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sees pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>soft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>starter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stopped by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the starter model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is a file where the folder should be</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>too many requests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>took too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what was tried</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>why this model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} did not answer ({1}). Trying it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} did not answer ({1}). {2} answers instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} more characters are not shown. </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} more rows are not shown. </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} older messages did not fit this model and were not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} read, {1} written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} to first word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tokens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} was skipped, since it kept failing. {2} answers instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the answer {1}. {2} goes on from there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{first} was tried first and failed ({replace}); {ref} was next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{home} cannot be used: there is no such folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{hostname} is another machine, so its weights are not on this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} does not have {model}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} ended the answer because of an error of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} ended the answer for a reason that is not known here{word}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} ended the answer without saying that it is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} gave up waiting (408).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} got too many requests{wait} (429).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} has a problem of its own ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} has no key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} is only given to people who are signed in at the hub.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} kept silent for too long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} needs {needed} GB on the disk; {free} GB are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} refused this request ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} reported a failure in its answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} sent more than any answer has, and was cut off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} sent something that is not part of its protocol.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} wants to be paid first (402).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label}: the quota of this key is used up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label}: {value} does not fit here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} cannot be opened: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} is damaged, or of a kind that the engine does not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} is not a model for chatting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} is not known here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} runs on Ollama's servers, not on this machine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} takes no temperature.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} was not fetched by Soulfra, so it is not deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot be opened: it is damaged, or larger than memory allows ({size} × {size2}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot be read ({strerror}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot be written ({strerror}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot fetch or remove models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} ended its answer without saying that it is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} fell silent for {between} s in the middle of its answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} has {data}; {largest_text} is the most for a text file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} has {size}; {most} is the most for {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} holds more than {most_files} files, so it is no export of chats.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} holds more than {most_files} files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} holds no list of prompts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is UTF-16 text; exports are UTF-8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a HEIC or AVIF picture, which cannot be opened here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a PDF, which no model can read as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a damaged zip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is a zip bomb: a part of it would grow more than {tightest} times.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is an archive or an office document.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is built in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is damaged or no picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is larger than {largest} MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is neither a picture nor UTF-8 text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is no ordinary file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not a name that can be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not allowed to answer any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not an export of chats: it is neither JSON, nor a zip, nor a chat of GPT4All.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not asked for a moment, since it kept failing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} refused to answer this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} said nothing for {first} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} would unpack to more than {largest_total} GB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be used: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is empty: something cut it off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is gone, but the log beside it is not.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not a key file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{provider} is not allowed to answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{ref} leaves this machine, and this question may not.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{scope} can answer ({reasons}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{store_file} is there, but {key_file}, which holds its sealed key, is not.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{store_file}, which held your chats, is gone, but its key is here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} cannot be read or written ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} is damaged or is not a store that this key opens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} was held by another program for too long.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
