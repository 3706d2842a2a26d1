/** Templates: what messages say, with a live look at them. */
package io.kenh.console.template;
