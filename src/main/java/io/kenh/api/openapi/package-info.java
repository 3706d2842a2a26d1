/** The API described for programs (OpenAPI) and for people (a page), both made from its operations. */
package io.kenh.api.openapi;
