/** What automations did, run by run: how each step went, what led to it, and doing failed ones again. */
package io.kenh.console.run;
