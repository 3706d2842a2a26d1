/** The fields a company adds to its records. */
package io.kenh.console.field;
