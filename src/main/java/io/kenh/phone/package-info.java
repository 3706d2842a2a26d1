/** Telephone calls: what exchanges tell of them, whom it concerns, and calls that people start with a click. Rank 5. */
package io.kenh.phone;
