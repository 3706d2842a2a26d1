/** Every refusal of the API, in the form of RFC 9457. */
package io.kenh.api.problem;
