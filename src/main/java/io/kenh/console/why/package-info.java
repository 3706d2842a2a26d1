/** Why an automation did something for a record or did not, what it would do, and what it would have done. */
package io.kenh.console.why;
