/** Learning whether a mail was opened and clicked: links that lead over the hub, and the door they lead to. */
package io.kenh.delivery.track;
