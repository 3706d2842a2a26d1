/** What people are told while they do something else: the bell, its list and the stream to open browsers. */
package io.kenh.console.notice;
