/** Forms that Kenh draws itself: which fields they have and what they say. Rank 3. */
package io.kenh.form;
