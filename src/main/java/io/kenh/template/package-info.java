/**
 * What messages say: templates with merge fields, made safe for the channel they leave by; how long an SMS is. Rank 3.
 */
package io.kenh.template;
