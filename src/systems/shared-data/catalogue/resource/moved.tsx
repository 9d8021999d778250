import { Navigate, useParams } from "react-router";

/** Where drafting and editing had pages of their own: both are forms now, on the list's page and on the resource's. */
export default function Moved() {
  const { resource } = useParams();
  return (
    <Navigate
      replace
      to={resource === undefined ? "/data/catalogue?new=1" : `/data/catalogue/${resource}?act=edit`}
    />
  );
}
