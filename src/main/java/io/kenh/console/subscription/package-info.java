/** Programs that hear of changes. */
package io.kenh.console.subscription;
