/** One call: template, Kamelet, limits, answer. */
package io.kenh.connector.call;
