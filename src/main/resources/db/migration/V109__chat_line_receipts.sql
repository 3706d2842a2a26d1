-- Of our lines in a chat window: when they came into the visitor's browser, and when they were looked at.
alter table chat_line add column arrived timestamptz, add column seen timestamptz;
