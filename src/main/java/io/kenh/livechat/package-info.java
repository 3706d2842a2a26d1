/** The chat window on the company's own web site: visitors, what they say, what they are answered. Rank 4. */
package io.kenh.livechat;
