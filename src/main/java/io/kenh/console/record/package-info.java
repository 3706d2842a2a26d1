/** Forms, facts and changes of every kind of record; lists and pages of those that have no screen of their own. */
package io.kenh.console.record;
