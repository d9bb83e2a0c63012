"use strict";
// Draws the API's description.
const place = document.getElementById("api-docs");
SwaggerUIBundle({ url: place.dataset.schema, domNode: place, supportedSubmitMethods: ["get"], validatorUrl: null });
