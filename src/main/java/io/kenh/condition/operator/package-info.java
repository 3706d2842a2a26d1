/**
 * One class per operator, found through {@link io.kenh.condition.operator.Operators}. A new one is a class, a line there and
 * its rows in the table of cases.
 */
package io.kenh.condition.operator;
