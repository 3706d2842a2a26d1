/** What {@code check} looks at besides the connectors: routes and configuration. */
package io.kenh.cli.check;
